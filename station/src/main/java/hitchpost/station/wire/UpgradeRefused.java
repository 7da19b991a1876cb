package hitchpost.station.wire;

/** The answer to an upgrade request is no usable WebSocket; the message is for a person. */
final class UpgradeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  UpgradeRefused(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  String why() {
    return why;
  }
}
