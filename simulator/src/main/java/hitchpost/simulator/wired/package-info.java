/**
 * Simulated hardware behind the lines of GPIO boards: drivers, guards and rig of a real station, in
 * virtual time.
 */
@NullMarked
package hitchpost.simulator.wired;

import org.jspecify.annotations.NullMarked;
