/**
 * The HTTP control API of simulated stations: acts on their hardware and shows how they are.
 *
 * <p>The calls are documented in {@code docs/control-api.md}.
 */
@NullMarked
package hitchpost.simulator.control;

import org.jspecify.annotations.NullMarked;
