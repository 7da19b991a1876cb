package hitchpost.core.evse;

/** What a connector's state comes down to, in as many words as any version has for it. */
public enum Condition {
  AVAILABLE("Available"),
  /** A cable or an authorization is there, but no energy flows yet. */
  PREPARING("Preparing"),
  CHARGING("Charging"),
  /** The car takes nothing although it is offered energy. */
  SUSPENDED_EV("SuspendedEV"),
  /** The station offers nothing. */
  SUSPENDED_EVSE("SuspendedEVSE"),
  /** The transaction is over, or about to be; the cable is still there. */
  FINISHING("Finishing"),
  /** Kept for somebody who is not known to be there. */
  RESERVED("Reserved"),
  UNAVAILABLE("Unavailable"),
  FAULTED("Faulted");

  private final String word;

  Condition(String word) {
    this.word = word;
  }

  /** As people call it. */
  public String word() {
    return word;
  }
}
