/** EVSE boards: what closes contactors and shows a car its current. */
@NullMarked
package hitchpost.hal.board;

import org.jspecify.annotations.NullMarked;
