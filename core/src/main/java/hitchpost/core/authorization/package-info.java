/** Who may charge: cache, offline rules, groups. */
@NullMarked
package hitchpost.core.authorization;

import org.jspecify.annotations.NullMarked;
