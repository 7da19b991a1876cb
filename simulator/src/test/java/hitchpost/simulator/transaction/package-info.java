/** When transactions begin and end, and what is told of them in between. */
@NullMarked
package hitchpost.simulator.transaction;

import org.jspecify.annotations.NullMarked;
