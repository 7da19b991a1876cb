/** Conformance cases, each under its id, in virtual time. */
@NullMarked
package hitchpost.simulator.conformance;

import org.jspecify.annotations.NullMarked;
