/** Charging profiles: which are installed, what they allow together, and who gets how much. */
@NullMarked
package hitchpost.core.smartcharging;

import org.jspecify.annotations.NullMarked;
