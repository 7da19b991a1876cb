/** Puts devices and their supervisor together to what the station sees as its hardware. */
@NullMarked
package hitchpost.hal.rig;

import org.jspecify.annotations.NullMarked;
