package hitchpost.core.smartcharging;

/**
 * What an EVSE may offer its car now.
 *
 * @param milliAmperes per phase, in steps of 0.1 A below the hardware's own limit
 * @param phases 1 to 3
 */
public record Offer(int milliAmperes, int phases) {
  /** The lowest current a car can be offered; below it charging pauses. IEC 61851-1, annex A. */
  public static final int LEAST_MILLI_AMPERES = 6_000;

  /** Whether it is too little for any car. */
  public boolean pauses() {
    return milliAmperes < LEAST_MILLI_AMPERES;
  }
}
