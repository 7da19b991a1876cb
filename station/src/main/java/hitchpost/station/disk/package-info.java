/** Files that survive a power cut. */
@NullMarked
package hitchpost.station.disk;

import org.jspecify.annotations.NullMarked;
