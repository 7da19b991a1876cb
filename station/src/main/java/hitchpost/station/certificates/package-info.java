/** Certificates and keys of a station, in files. */
@NullMarked
package hitchpost.station.certificates;

import org.jspecify.annotations.NullMarked;
