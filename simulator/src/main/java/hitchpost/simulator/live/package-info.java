/**
 * Simulated stations that live in real time: the hardware model with timers, the station that runs
 * on it, and the command that starts them.
 */
@NullMarked
package hitchpost.simulator.live;

import org.jspecify.annotations.NullMarked;
