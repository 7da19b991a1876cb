/** One truth for every setting, whichever version shows it. */
@NullMarked
package hitchpost.core.settings;

import org.jspecify.annotations.NullMarked;
