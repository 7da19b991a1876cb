/**
 * The parts of a charging station, each behind a port that a driver implements.
 *
 * <p>What all drivers keep to: a call returns at once and its stage completes when the hardware has
 * confirmed the effect, or fails with a {@link hitchpost.hal.device.DeviceException}; listeners are
 * called on the driver's own thread and must not block; a part says what it can beforehand ({@code
 * capabilities()}) and never refuses at run time what it offered.
 */
@NullMarked
package hitchpost.hal.device;

import org.jspecify.annotations.NullMarked;
