/**
 * The WebSocket client of the stations: a few selector threads carry all connections of the
 * process, with hard limits on everything a CSMS can send or fail to read.
 */
@NullMarked
package hitchpost.station.wire;

import org.jspecify.annotations.NullMarked;
