/** EVSEs, connectors, cables: their state, availability and status. */
@NullMarked
package hitchpost.core.evse;

import org.jspecify.annotations.NullMarked;
