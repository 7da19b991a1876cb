/**
 * The simulated hardware of one station: cars, contactors, plug locks, meters and what breaks.
 *
 * <p>{@link hitchpost.simulator.hardware.SimulatedHardware} is the way in. Everything here is
 * computed from the times handed in: no clock, no thread, no randomness.
 */
@NullMarked
package hitchpost.simulator.hardware;

import org.jspecify.annotations.NullMarked;
