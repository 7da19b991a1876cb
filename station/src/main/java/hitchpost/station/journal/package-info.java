/** The durable journal: what must survive a restart, in one SQLite file a station. */
@NullMarked
package hitchpost.station.journal;

import org.jspecify.annotations.NullMarked;
