/** What must survive a restart, as keyed records on shelves. */
@NullMarked
package hitchpost.core.journal;

import org.jspecify.annotations.NullMarked;
