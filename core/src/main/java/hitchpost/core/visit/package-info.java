/** A driver's visit to an EVSE: from card and cable to the end of the transaction. */
@NullMarked
package hitchpost.core.visit;

import org.jspecify.annotations.NullMarked;
