/** The station's own clock. */
@NullMarked
package hitchpost.core.time;

import org.jspecify.annotations.NullMarked;
