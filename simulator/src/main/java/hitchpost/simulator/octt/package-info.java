/** What a certification asks of a station, answered from what the station is. */
@NullMarked
package hitchpost.simulator.octt;

import org.jspecify.annotations.NullMarked;
