package hitchpost.hal.rfid;

/** The PC/SC daemon, or a reader of it, cannot be used; the message tells an installer why. */
public final class PcscException extends RuntimeException {
  public PcscException(String message) {
    super(message);
  }
}
