/** OCPP 1.6-J as a dialect: what the station's facts and asks look like on this wire. */
@NullMarked
package hitchpost.ocpp16;

import org.jspecify.annotations.NullMarked;
