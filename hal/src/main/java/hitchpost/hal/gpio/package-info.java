/**
 * General purpose input and output of a Linux board, through the Pi4J interface.
 *
 * <p>Drivers see Pi4J only. Below it lie lines of a chip ({@link hitchpost.hal.gpio.GpioChip}):
 * those of the kernel, or of memory in tests. Another provider of Pi4J can take their place.
 */
@NullMarked
package hitchpost.hal.gpio;

import org.jspecify.annotations.NullMarked;
