package hitchpost.hal.link;

/** A line to a device is gone, or was never there. */
public final class LinkLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LinkLostException(String message) {
    super(message);
  }

  public LinkLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
