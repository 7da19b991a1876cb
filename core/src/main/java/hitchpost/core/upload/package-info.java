/** Uploads of diagnostics and of the security log. */
@NullMarked
package hitchpost.core.upload;

import org.jspecify.annotations.NullMarked;
