package hitchpost.station.wire;

import java.time.Duration;

/**
 * What a CSMS may cost a station: every size and every wait of a connection has its bound here.
 *
 * @param frameBytes largest payload of one frame, 125 or more; a longer one is refused at its
 *     header, before memory is taken (close code 1009)
 * @param messageBytes largest text message over all its fragments (close code 1009)
 * @param fragments most frames a message may consist of (close code 1008)
 * @param messageTime longest wait from the first to the last byte of a message (close code 1008)
 * @param answerHeaderBytes largest HTTP answer to the upgrade request, body excluded
 * @param connectTime one deadline for name lookup, TCP, TLS and upgrade together
 * @param outboundBytes most frame bytes waiting for the CSMS to read them; more ends the connection
 * @param writeTime longest wait of the frame at the head of that queue; longer ends the connection
 * @param closeTime longest wait for the CSMS to end TCP after the close frames
 * @param pongsPerSecond most server pings answered a second, also the size of a burst; more pings
 *     are not answered
 */
public record WireLimits(
    int frameBytes,
    int messageBytes,
    int fragments,
    Duration messageTime,
    int answerHeaderBytes,
    Duration connectTime,
    int outboundBytes,
    Duration writeTime,
    Duration closeTime,
    int pongsPerSecond) {
  /** What a station uses unless its file says otherwise. */
  public static final WireLimits DEFAULTS =
      new WireLimits(
          64 * 1024,
          256 * 1024,
          1024,
          Duration.ofSeconds(30),
          16 * 1024,
          Duration.ofSeconds(30),
          1024 * 1024,
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          20);

  public WireLimits {
    if (frameBytes < Frames.MAX_CONTROL_PAYLOAD || messageBytes < frameBytes || fragments < 1) {
      throw new IllegalArgumentException(
          "frame limit must be 125 bytes or more, message limit not below it, fragments 1 or more");
    }
    if (answerHeaderBytes < 256 || outboundBytes < 1024 || pongsPerSecond < 1) {
      throw new IllegalArgumentException(
          "answer header must be 256 bytes or more, outbound 1 024 or more, pongs 1 or more");
    }
    requirePositive(messageTime);
    requirePositive(connectTime);
    requirePositive(writeTime);
    requirePositive(closeTime);
  }

  /** The same limits with another deadline for name lookup, TCP, TLS and upgrade together. */
  public WireLimits connectingWithin(Duration time) {
    return new WireLimits(
        frameBytes,
        messageBytes,
        fragments,
        messageTime,
        answerHeaderBytes,
        time,
        outboundBytes,
        writeTime,
        closeTime,
        pongsPerSecond);
  }

  private static void requirePositive(Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException("a time limit must be positive: " + time);
    }
  }
}
