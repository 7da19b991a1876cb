/** The command {@code hitchpost run}. */
@NullMarked
package hitchpost.simulator.run;

import org.jspecify.annotations.NullMarked;
