/** The ports that real and simulated hardware stand behind. */
@NullMarked
package hitchpost.core.hardware;

import org.jspecify.annotations.NullMarked;
