/** How JSON and YAML become records. */
@NullMarked
package hitchpost.core.json;

import org.jspecify.annotations.NullMarked;
