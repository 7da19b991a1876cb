/** Who may charge: local list, cache, offline rules, groups. */
@NullMarked
package hitchpost.core.authorization;

import org.jspecify.annotations.NullMarked;
