package hitchpost.hal.device;

/**
 * Current that the EV may draw.
 *
 * @param milliAmperes per phase; 0 = pause, and what lies below 6000 is a pause as well (IEC
 *     61851-1, A.4: there is no signal for less)
 * @param phases 1 to 3
 */
public record CurrentOffer(int milliAmperes, int phases) {
  /** Less cannot be signalled. */
  public static final int LEAST_MILLI_AMPERES = 6_000;

  /** The offer of nothing. */
  public static final CurrentOffer PAUSE = new CurrentOffer(0, 3);

  /** Whether the EV is asked to draw nothing. */
  public boolean pause() {
    return milliAmperes < LEAST_MILLI_AMPERES;
  }
}
