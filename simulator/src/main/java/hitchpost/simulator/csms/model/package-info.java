/**
 * A CSMS for OCPP 1.6 as a pure model: what it answers, what it remembers, how it misbehaves on
 * demand. It has no thread, no clock and no socket, so the same model serves the live test CSMS and
 * simulations on virtual time. It shares the message records with the station and nothing else.
 */
@NullMarked
package hitchpost.simulator.csms.model;

import org.jspecify.annotations.NullMarked;
