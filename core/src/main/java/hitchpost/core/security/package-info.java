/** Who the station is towards the CSMS and whom it trusts; security events. */
@NullMarked
package hitchpost.core.security;

import org.jspecify.annotations.NullMarked;
