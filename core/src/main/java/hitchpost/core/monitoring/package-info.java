/** What the station notices of its parts and tells the CSMS by itself. */
@NullMarked
package hitchpost.core.monitoring;

import org.jspecify.annotations.NullMarked;
