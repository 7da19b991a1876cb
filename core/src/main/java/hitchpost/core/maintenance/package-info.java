/**
 * Errands of the station that take their time: files to fetch and to bring, firmware to install.
 */
@NullMarked
package hitchpost.core.maintenance;

import org.jspecify.annotations.NullMarked;
