/**
 * What local users can do with a running station over HTTP, whichever version of OCPP it speaks;
 * the same calls in the simulator and in the console of a real station.
 */
@NullMarked
package hitchpost.simulator.service;

import org.jspecify.annotations.NullMarked;
