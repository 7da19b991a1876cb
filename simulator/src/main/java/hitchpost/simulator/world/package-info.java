/** Stations in virtual time: the real station, simulated hardware, and no waiting. */
@NullMarked
package hitchpost.simulator.world;

import org.jspecify.annotations.NullMarked;
