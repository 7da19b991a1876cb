package hitchpost.station.wire;

/** The answer to an upgrade request is no usable WebSocket; the message is for a person. */
final class UpgradeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UpgradeRefused(String why) {
    super(why, null, false, false);
  }
}
