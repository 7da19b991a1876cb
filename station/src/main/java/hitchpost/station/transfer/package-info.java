/** Files fetched and brought over the network, firmware checked and installed. */
@NullMarked
package hitchpost.station.transfer;

import org.jspecify.annotations.NullMarked;
