/** OCPP 2.0.1 as a dialect: translation only, no state. */
@NullMarked
package hitchpost.ocpp201;

import org.jspecify.annotations.NullMarked;
