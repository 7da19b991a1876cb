/** {@code hitchpost demo}: one session from plug to bill, told while it happens. */
@NullMarked
package hitchpost.simulator.demo;

import org.jspecify.annotations.NullMarked;
