package hitchpost.core.maintenance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often a transfer is tried again where whoever wants it leaves that to the station. */
public final class Retries {
  private static final int COUNT = 3;
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private Retries() {}

  /** Tries after the first one; null leaves it to the station. */
  public static int count(@Nullable Integer wanted) {
    return wanted == null ? COUNT : wanted;
  }

  /** Wait before each of them; null leaves it to the station. */
  public static Duration interval(@Nullable Integer wantedSeconds) {
    return wantedSeconds == null ? INTERVAL : Duration.ofSeconds(wantedSeconds);
  }
}
