/** A station on the hardware that its file names. */
@NullMarked
package hitchpost.station.hardware;

import org.jspecify.annotations.NullMarked;
