/** The seam between the station and an OCPP version. */
@NullMarked
package hitchpost.core.dialect;

import org.jspecify.annotations.NullMarked;
