/** The command {@code hitchpost bench}: what a station costs on the machine at hand. */
@NullMarked
package hitchpost.simulator.bench;

import org.jspecify.annotations.NullMarked;
