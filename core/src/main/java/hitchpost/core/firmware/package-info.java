/** Firmware updates. */
@NullMarked
package hitchpost.core.firmware;

import org.jspecify.annotations.NullMarked;
