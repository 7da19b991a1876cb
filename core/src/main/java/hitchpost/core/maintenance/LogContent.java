package hitchpost.core.maintenance;

import hitchpost.core.types.SecurityEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the core contributes to an upload. */
public sealed interface LogContent {
  /** The security log, oldest event first. */
  record SecurityLog(List<SecurityEvent> events) implements LogContent {
    public SecurityLog {
      events = List.copyOf(events);
    }
  }

  /**
   * Diagnostics; the shell adds what it knows itself.
   *
   * @param settings texts of those that may be read, by their ids
   * @param state how the station is, in words
   * @param from leaves out older messages; null for no limit
   * @param to leaves out later messages; null for no limit
   */
  record Diagnostics(
      Map<String, String> settings,
      Map<String, String> state,
      @Nullable Instant from,
      @Nullable Instant to)
      implements LogContent {
    public Diagnostics {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
      state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }
  }
}
