/** The dialogue with the CSMS: calls, answers, and what waits to be sent. */
@NullMarked
package hitchpost.core.conversation;

import org.jspecify.annotations.NullMarked;
