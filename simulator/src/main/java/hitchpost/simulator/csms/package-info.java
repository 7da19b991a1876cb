/**
 * The test CSMS as a program: a WebSocket server around {@link
 * hitchpost.simulator.csms.model.ModelCsms}, its live log, its command language for people and
 * scripts, and its HTTP API.
 */
@NullMarked
package hitchpost.simulator.csms;

import org.jspecify.annotations.NullMarked;
