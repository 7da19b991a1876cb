/**
 * Runs stations: one writer a station, durable before effect, a few threads for all of them.
 *
 * <p>{@link hitchpost.station.run.StationRunner} is the way in.
 */
@NullMarked
package hitchpost.station.run;

import org.jspecify.annotations.NullMarked;
