package hitchpost.station.wire;

import hitchpost.core.rpc.Way;

/** Knows where the ways of a station lead, and what TLS needs there. Safe for several threads. */
@FunctionalInterface
public interface EndpointSource {
  /**
   * The endpoint of a way, as it is now.
   *
   * @throws UnusableWayException when the station lacks what the way needs
   */
  Endpoint of(Way way);

  /** A way cannot be gone; the message is for a person. */
  final class UnusableWayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableWayException(String message) {
      super(message);
    }

    public UnusableWayException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
