/** Readers of cards and tags. */
@NullMarked
package hitchpost.hal.rfid;

import org.jspecify.annotations.NullMarked;
