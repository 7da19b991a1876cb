/** The charging station itself. */
@NullMarked
package hitchpost.core;

import org.jspecify.annotations.NullMarked;
