/** Vendor-specific data and its handlers. */
@NullMarked
package hitchpost.core.datatransfer;

import org.jspecify.annotations.NullMarked;
