/** Charging places that are kept for somebody. */
@NullMarked
package hitchpost.core.reservation;

import org.jspecify.annotations.NullMarked;
