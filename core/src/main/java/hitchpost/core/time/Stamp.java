package hitchpost.core.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened.
 *
 * @param time UTC, or time since boot counted from 1970 while the clock was unknown
 * @param unsyncedBoot number of the boot in which the clock was unknown, null for a true time
 */
public record Stamp(Instant time, @Nullable Long unsyncedBoot) {
  public boolean known() {
    return unsyncedBoot == null;
  }
}
