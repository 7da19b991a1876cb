/** The cases of the conformance test tool for OCPP 2.0.1, in the world, one test a case. */
@NullMarked
package hitchpost.simulator.conformance201;

import org.jspecify.annotations.NullMarked;
