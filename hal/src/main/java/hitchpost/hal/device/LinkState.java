package hitchpost.hal.device;

/**
 * How well a device can be reached.
 *
 * @param sinceNanos monotonic time since when it is so; for a device that fell silent, when it did
 * @param cause for an installer to read, empty while all is well
 */
public record LinkState(Kind kind, long sinceNanos, String cause) {
  /** Whether commands can reach it. */
  public boolean up() {
    return kind == Kind.UP || kind == Kind.DEGRADED;
  }

  /** What a link can be in. */
  public enum Kind {
    /** Never reached since the start. */
    CONNECTING,
    UP,
    /** Some answers fail to come. */
    DEGRADED,
    DOWN
  }
}
