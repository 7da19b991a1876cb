/** A simulated station at a terminal: one key for each thing a person can do to it. */
@NullMarked
package hitchpost.simulator.interactive;

import org.jspecify.annotations.NullMarked;
