/** Commands for whoever wires up a station. */
@NullMarked
package hitchpost.simulator.installer;

import org.jspecify.annotations.NullMarked;
