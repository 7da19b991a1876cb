package hitchpost.simulator.csms;

/** An order that makes no sense; the message says why, and is shown as it is. */
final class OrderException extends RuntimeException {
  private final String reason;

  OrderException(String message) {
    super(message);
    reason = message;
  }

  /** The message. */
  String reason() {
    return reason;
  }
}
