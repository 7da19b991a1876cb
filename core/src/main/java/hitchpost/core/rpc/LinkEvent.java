package hitchpost.core.rpc;

/**
 * What happens to the WebSocket; every event names the connection attempt it belongs to, so that a
 * late event of an old connection is recognised.
 */
public sealed interface LinkEvent {
  /** Number of the attempt, as given in {@link LinkCommand.Connect}. */
  long attempt();

  /** The handshake succeeded and the CSMS chose {@code subprotocol} out of those offered. */
  record Opened(long attempt, String subprotocol) implements LinkEvent {}

  /** No connection came about; {@code reason} is plain text for a person, free of secrets. */
  record Failed(long attempt, String reason, Trouble trouble) implements LinkEvent {
    /** For a reason of which nothing more is known. */
    public Failed(long attempt, String reason) {
      this(attempt, reason, Trouble.OTHER);
    }
  }

  /** An open connection ended, by either side or by the network. */
  record Closed(long attempt, int code, String reason) implements LinkEvent {
    /** How it ended, for a person. */
    public String words() {
      return "closed (" + code + ") " + reason;
    }
  }

  /** A complete text message arrived, within the size limits of the shell. */
  record Received(long attempt, String text) implements LinkEvent {}

  /** A pong, or anything else that proves the peer alive on ping level. */
  record Ponged(long attempt) implements LinkEvent {}
}
