package hitchpost.station.wire;

/** Lets a number of things a second pass, with a burst of the same size. */
final class RateLimit {
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final long perSecond;
  private long tokens;
  private long filledNanos;

  RateLimit(int perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.filledNanos = nowNanos;
  }

  boolean allows(long nowNanos) {
    long elapsed = nowNanos - filledNanos;
    if (elapsed >= NANOS_A_SECOND) {
      tokens = perSecond;
      filledNanos = nowNanos;
    } else {
      long fresh = elapsed * perSecond / NANOS_A_SECOND;
      tokens = Math.min(perSecond, tokens + fresh);
      filledNanos += fresh * NANOS_A_SECOND / perSecond;
    }
    if (tokens == 0) {
      return false;
    }
    tokens--;
    return true;
  }
}
