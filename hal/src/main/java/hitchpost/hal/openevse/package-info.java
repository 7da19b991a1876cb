/** Driver of OpenEVSE boards, which speak RAPI over a serial line. */
@NullMarked
package hitchpost.hal.openevse;

import org.jspecify.annotations.NullMarked;
