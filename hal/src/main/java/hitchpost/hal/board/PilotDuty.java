package hitchpost.hal.board;

import hitchpost.hal.device.CurrentOffer;

/** The share of high time on the control pilot that stands for a current. */
final class PilotDuty {
  /** Always high: the EV sees the EVSE, and no offer. */
  static final int STEADY = 10_000;

  /** Always low, which is state F: the EVSE is not available. */
  static final int UNAVAILABLE = 0;

  private static final int STEEPER_ABOVE = 51_000;
  private static final int MOST = 80_000;

  private PilotDuty() {}

  /**
   * The share of high time in each period, in ten-thousandths. Source: IEC 61851-1, A.3.2.
   *
   * @param milliAmperes less than 6000 cannot be told and is a pause, more than 80 000 is 80 000
   */
  static int permyriad(int milliAmperes) {
    if (milliAmperes < CurrentOffer.LEAST_MILLI_AMPERES) {
      return STEADY;
    }
    int told = Math.min(milliAmperes, MOST);
    // rounded down, for a car may draw what it reads
    return told <= STEEPER_ABOVE ? told / 6 : told / 25 + 6_400;
  }
}
