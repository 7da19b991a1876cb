package hitchpost.station.wire;

import java.time.Duration;

/** The default limits with one of them changed. */
final class TestLimits {
  private static final WireLimits D = WireLimits.DEFAULTS;

  private TestLimits() {}

  static WireLimits connectTime(Duration time) {
    return with(D.messageTime(), time, D.outboundBytes(), D.writeTime(), D.closeTime());
  }

  static WireLimits messageTime(Duration time) {
    return with(time, D.connectTime(), D.outboundBytes(), D.writeTime(), D.closeTime());
  }

  static WireLimits outboundBytes(int bytes) {
    return with(D.messageTime(), D.connectTime(), bytes, D.writeTime(), D.closeTime());
  }

  static WireLimits writeTime(Duration time) {
    return with(D.messageTime(), D.connectTime(), 1 << 30, time, D.closeTime());
  }

  static WireLimits closeTime(Duration time) {
    return with(D.messageTime(), D.connectTime(), D.outboundBytes(), D.writeTime(), time);
  }

  private static WireLimits with(
      Duration message, Duration connect, int outbound, Duration write, Duration close) {
    return new WireLimits(
        D.frameBytes(),
        D.messageBytes(),
        D.fragments(),
        message,
        D.answerHeaderBytes(),
        connect,
        outbound,
        write,
        close,
        D.pongsPerSecond());
  }
}
