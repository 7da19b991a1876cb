package hitchpost.simulator.csms;

import hitchpost.ocpp16.messages.LogType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A log that a station is to bring, in few words: {@code security since=1h}.
 *
 * @param type which; empty for GetDiagnostics, which knows only one
 * @param to where it goes instead of to the file server
 * @param since leaves out what is older
 */
record LogWords(
    Optional<LogType> type, Optional<String> to, Optional<Duration> since, Retries retries) {
  static LogWords diagnostics(Words words) {
    return of(Optional.empty(), words);
  }

  static LogWords log(Words words) {
    LogType type =
        switch (words.next("diagnostics or security")) {
          case "diagnostics" -> LogType.DIAGNOSTICS_LOG;
          case "security" -> LogType.SECURITY_LOG;
          default -> throw new OrderException("a log is diagnostics or security");
        };
    return of(Optional.of(type), words);
  }

  private static LogWords of(Optional<LogType> type, Words words) {
    Map<String, String> named = words.named(List.of("to", "since", "retries", "interval"));
    return new LogWords(
        type,
        Optional.ofNullable(named.get("to")),
        Optional.ofNullable(named.get("since")).map(Words::time),
        Retries.of(named));
  }
}
