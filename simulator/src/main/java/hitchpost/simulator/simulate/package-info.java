/** The command {@code hitchpost simulate}. */
@NullMarked
package hitchpost.simulator.simulate;

import org.jspecify.annotations.NullMarked;
