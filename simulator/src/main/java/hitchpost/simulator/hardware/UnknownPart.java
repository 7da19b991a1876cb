package hitchpost.simulator.hardware;

/** There is no such EVSE, connector, lock or fault; nothing has changed. */
public final class UnknownPart extends RuntimeException {
  public UnknownPart(String message) {
    super(message);
  }
}
