package hitchpost.hal.contract;

/** A device did not do what its port promises. */
final class ContractBroken extends RuntimeException {
  private static final long serialVersionUID = 1;

  ContractBroken(String message) {
    super(message);
  }
}
