/**
 * Small HTTP + JSON APIs: routes with path patterns, strict bodies, problems, events, and their own
 * description. Used by the control API of simulated stations and by the test CSMS.
 */
@NullMarked
package hitchpost.simulator.http;

import org.jspecify.annotations.NullMarked;
