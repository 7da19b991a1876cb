package hitchpost.simulator.csms;

/** An order that makes no sense; the message says why, and is shown as it is. */
final class OrderException extends RuntimeException {
  OrderException(String message) {
    super(message);
  }
}
