package hitchpost.station.wire;

import hitchpost.core.rpc.LinkEvent;

/** The answer to an upgrade request is no usable WebSocket; the message is for a person. */
final class UpgradeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final LinkEvent.Trouble trouble;

  UpgradeRefused(String why) {
    this(why, LinkEvent.Trouble.OTHER);
  }

  UpgradeRefused(String why, LinkEvent.Trouble trouble) {
    super(why, null, false, false);
    this.why = why;
    this.trouble = trouble;
  }

  LinkEvent.Trouble trouble() {
    return trouble;
  }

  String why() {
    return why;
  }
}
