/** Boot, registration, heartbeats, reboots. */
@NullMarked
package hitchpost.core.provisioning;

import org.jspecify.annotations.NullMarked;
