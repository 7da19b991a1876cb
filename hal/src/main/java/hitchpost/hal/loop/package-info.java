/** The thread of a driver, and its clock, which a test replaces by a virtual one. */
@NullMarked
package hitchpost.hal.loop;

import org.jspecify.annotations.NullMarked;
