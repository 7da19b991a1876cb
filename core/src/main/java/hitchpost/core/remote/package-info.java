/** What the CSMS may start, stop and unlock from afar. */
@NullMarked
package hitchpost.core.remote;

import org.jspecify.annotations.NullMarked;
