package hitchpost.hal.board;

import hitchpost.hal.device.CurrentOffer;

/**
 * What a board was told last, wherever it is.
 *
 * @param permittedUntilNanos monotonic time when the permit ends
 */
record Told(boolean available, CurrentOffer offer, boolean permitted, long permittedUntilNanos) {
  static final Told NOTHING = new Told(true, CurrentOffer.PAUSE, false, 0);

  Told available(boolean on) {
    return new Told(on, offer, permitted, permittedUntilNanos);
  }

  Told offer(CurrentOffer next) {
    return new Told(available, next, permitted, permittedUntilNanos);
  }

  Told permittedUntil(long nanos) {
    return new Told(available, offer, true, nanos);
  }

  Told denied() {
    return new Told(available, offer, false, 0);
  }

  /**
   * Current that the board shall offer now, 0 for none.
   *
   * @param most that it can
   * @param step that it can set
   */
  int milliAmperes(long now, int most, int step) {
    boolean gives = available && permitted && permittedUntilNanos - now > 0 && !offer.pause();
    int wanted = Math.min(offer.milliAmperes(), most);
    return gives ? wanted - wanted % step : 0;
  }
}
