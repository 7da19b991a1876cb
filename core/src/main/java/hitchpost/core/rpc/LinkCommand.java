package hitchpost.core.rpc;

import java.util.List;

/** What the station wants done with its WebSocket. */
public sealed interface LinkCommand {
  /** Number of the attempt this command belongs to; the shell ignores commands for older ones. */
  long attempt();

  /**
   * Opens a new connection on the given way, offering {@code subprotocols} in order of preference.
   * The shell answers with exactly one of {@link LinkEvent.Opened} or {@link LinkEvent.Failed},
   * within its deadline.
   */
  record Connect(long attempt, Way way, List<String> subprotocols) implements LinkCommand {
    /** On the only way there is. */
    public Connect(long attempt, List<String> subprotocols) {
      this(attempt, Way.ONLY, subprotocols);
    }

    public Connect {
      subprotocols = List.copyOf(subprotocols);
    }
  }

  /** Sends one text message. */
  record Send(long attempt, String text) implements LinkCommand {}

  /** Sends a WebSocket ping. */
  record Ping(long attempt) implements LinkCommand {}

  /** Closes the connection; the shell does not wait for the peer's close frame. */
  record Close(long attempt, int code, String reason) implements LinkCommand {}
}
