package hitchpost.station.transfer;

import java.time.Duration;

/**
 * What a transfer may take.
 *
 * @param maxBytes largest file
 * @param spareBytes what has to stay free on the disk
 * @param bytesPerSecond fastest on average, so that charging is not disturbed; 0 for no limit
 * @param slowestBytesPerSecond below it, on average over {@code slowTime}, a transfer has failed
 * @param slowTime see there
 * @param connectTime longest wait for a connection, and for a sign of life
 * @param totalTime longest transfer
 * @param reach which servers may be asked
 */
public record TransferLimits(
    long maxBytes,
    long spareBytes,
    long bytesPerSecond,
    long slowestBytesPerSecond,
    Duration slowTime,
    Duration connectTime,
    Duration totalTime,
    Reach reach) {
  /** For a station at the end of a mobile connection. */
  public static TransferLimits usual(Reach reach) {
    return new TransferLimits(
        2L << 30,
        64L << 20,
        0,
        1024,
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        Duration.ofHours(6),
        reach);
  }
}
