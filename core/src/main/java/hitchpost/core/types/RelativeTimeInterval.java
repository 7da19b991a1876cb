package hitchpost.core.types;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that counts from now.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.37.
 *
 * @param start whole seconds from now
 * @param duration whole seconds; absent means until the next interval
 */
public record RelativeTimeInterval(Duration start, @Nullable Duration duration) {
  public RelativeTimeInterval {
    Checks.wholeSeconds(start, "RelativeTimeInterval.start");
    Checks.wholeSeconds(duration, "RelativeTimeInterval.duration");
  }
}
