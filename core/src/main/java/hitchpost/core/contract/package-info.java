/** Plug and charge: cars that show a contract instead of a card. */
@NullMarked
package hitchpost.core.contract;

import org.jspecify.annotations.NullMarked;
