package hitchpost.simulator.csms;

/** The connection of one station, as the CSMS uses it; never waits. */
interface Link {
  /** Sends a text message; nothing happens when the connection is gone. */
  void send(String text);

  /** Begins to close the connection with this status code. */
  void close(int code, String reason);
}
