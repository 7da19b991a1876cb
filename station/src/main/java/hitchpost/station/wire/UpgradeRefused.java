package hitchpost.station.wire;

import hitchpost.core.rpc.Trouble;

/** The answer to an upgrade request is no usable WebSocket; the message is for a person. */
final class UpgradeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final Trouble trouble;

  UpgradeRefused(String why) {
    this(why, Trouble.NO_WEBSOCKET);
  }

  UpgradeRefused(String why, Trouble trouble) {
    super(why, null, false, false);
    this.why = why;
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }

  String why() {
    return why;
  }
}
