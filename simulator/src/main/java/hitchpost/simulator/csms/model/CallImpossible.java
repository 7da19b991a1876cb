package hitchpost.simulator.csms.model;

/** A call cannot be sent as things are; the message says why, and is fit to be shown. */
public final class CallImpossible extends RuntimeException {
  private final String reason;

  public CallImpossible(String message) {
    super(message);
    reason = message;
  }

  /** The message. */
  public String reason() {
    return reason;
  }
}
