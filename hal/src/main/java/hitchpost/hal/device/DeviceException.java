package hitchpost.hal.device;

/** A device did not do what it was told. */
public class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /**
   * What was told to a device has failed.
   *
   * @param message what and why, for an installer to read
   */
  public DeviceException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The same with what led to it. */
  public DeviceException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why not. */
  public enum Reason {
    /** The device cannot be reached. */
    UNREACHABLE,
    /** No answer in time. */
    TIMEOUT,
    /** It answered that it will not. */
    REFUSED,
    /** Its answer makes no sense. */
    GARBLED,
    /** The hardware did not follow: a contactor or a lock that does not move. */
    NO_EFFECT,
    /** Another device answers where this one should be. */
    STRANGER
  }
}
