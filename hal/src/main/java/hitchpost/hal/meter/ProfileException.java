package hitchpost.hal.meter;

/** A profile of a meter cannot be used; the message says where in it and why. */
public final class ProfileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProfileException(String message) {
    super(message);
  }

  ProfileException(String message, Throwable cause) {
    super(message, cause);
  }
}
