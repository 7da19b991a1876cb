/** Messages that the CSMS wants to have out of turn. */
@NullMarked
package hitchpost.core.trigger;

import org.jspecify.annotations.NullMarked;
