/** The station file: what a station is, as its owner wrote it down in JSON or YAML. */
@NullMarked
package hitchpost.station.file;

import org.jspecify.annotations.NullMarked;
