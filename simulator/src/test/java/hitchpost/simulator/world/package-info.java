/** The world is held to its word: replays, broken rules, and what it has found so far. */
@NullMarked
package hitchpost.simulator.world;

import org.jspecify.annotations.NullMarked;
