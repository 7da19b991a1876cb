/** A certificate authority for tests and trials. */
@NullMarked
package hitchpost.simulator.pki;

import org.jspecify.annotations.NullMarked;
