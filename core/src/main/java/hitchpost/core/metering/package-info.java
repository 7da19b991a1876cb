/** Sampled and clock-aligned values; no reading is ever invented. */
@NullMarked
package hitchpost.core.metering;

import org.jspecify.annotations.NullMarked;
