/** Charging visits and transactions, and the durable log of what is billed. */
@NullMarked
package hitchpost.core.transaction;

import org.jspecify.annotations.NullMarked;
