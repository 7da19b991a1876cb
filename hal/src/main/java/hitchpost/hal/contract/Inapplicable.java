package hitchpost.hal.contract;

/** What a check is about is nothing that the device, or its rig, can do. */
final class Inapplicable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Inapplicable(String message) {
    super(message);
  }
}
