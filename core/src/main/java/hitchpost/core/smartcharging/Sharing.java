package hitchpost.core.smartcharging;

/**
 * Divides what the station may draw among those who charge.
 *
 * <p>Who began first is served first with the least a car needs; who would get less than that gets
 * nothing and has to wait. What is left is divided evenly, and nobody gets more than it may draw.
 * When there is not enough for anybody, all of it is the first one's.
 *
 * <p>Source: OCPP 1.6, 3.13.3: together no more than the limit of the station.
 */
final class Sharing {
  private Sharing() {}

  /**
   * The shares, in the order of the consumers.
   *
   * @param most what each may draw at most
   * @param least what each needs to charge at all
   */
  static long[] share(long total, long[] most, long[] least) {
    long[] shares = new long[most.length];
    boolean[] served = new boolean[most.length];
    long left = total;
    boolean anybody = false;
    for (int i = 0; i < most.length; i++) {
      served[i] = most[i] >= least[i] && least[i] <= left;
      if (served[i]) {
        shares[i] = least[i];
        left -= least[i];
        anybody = true;
      }
    }
    if (!anybody) {
      for (int i = 0; i < most.length; i++) {
        shares[i] = Math.min(most[i], left);
        left -= shares[i];
      }
      return shares;
    }
    level(shares, served, most, left);
    return shares;
  }

  /** Raises the lowest served shares until nothing is left or everybody has the most. */
  private static void level(long[] shares, boolean[] served, long[] most, long left) {
    long rest = left;
    while (rest > 0) {
      long lowest = Long.MAX_VALUE;
      long above = Long.MAX_VALUE;
      for (int i = 0; i < shares.length; i++) {
        if (served[i] && shares[i] < most[i]) {
          if (shares[i] < lowest) {
            above = lowest;
            lowest = shares[i];
          } else if (shares[i] > lowest) {
            above = Math.min(above, shares[i]);
          }
        }
      }
      if (lowest == Long.MAX_VALUE) {
        return;
      }
      int raised = 0;
      for (int i = 0; i < shares.length; i++) {
        if (served[i] && shares[i] == lowest && shares[i] < most[i]) {
          raised++;
          above = Math.min(above, most[i]);
        }
      }
      long step = Math.min(above - lowest, rest / raised);
      if (step == 0) {
        return;
      }
      for (int i = 0; i < shares.length; i++) {
        if (served[i] && shares[i] == lowest && shares[i] < most[i]) {
          shares[i] += step;
          rest -= step;
        }
      }
    }
  }
}
