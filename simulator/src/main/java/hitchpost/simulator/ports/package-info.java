/**
 * The simulated hardware behind the ports of devices, as drivers show real hardware; and simulated
 * devices of DC charging.
 */
@NullMarked
package hitchpost.simulator.ports;

import org.jspecify.annotations.NullMarked;
