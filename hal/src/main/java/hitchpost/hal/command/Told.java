package hitchpost.hal.command;

import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.PowerPermit;

/**
 * What a board shall do, as far as the station has said by now; a driver brings it to the board
 * whenever the board does something else.
 *
 * @param available whether the EVSE is there for cars
 * @param granted whether power was permitted last
 * @param grantedUntilNanos monotonic time, without meaning while nothing is granted
 */
public record Told(boolean available, CurrentOffer offer, boolean granted, long grantedUntilNanos) {
  /** Nobody has said anything: the EVSE is there and gives nothing. */
  public static final Told NOTHING = new Told(true, CurrentOffer.PAUSE, false, 0);

  /** With the EVSE there for cars, or not. */
  public Told enable(boolean on) {
    return new Told(on, offer, granted, grantedUntilNanos);
  }

  /** With another offer. */
  public Told offer(CurrentOffer next) {
    return new Told(available, next, granted, grantedUntilNanos);
  }

  /** A permit, counted from now on. */
  public Told permit(long nowNanos, PowerPermit permit) {
    return switch (permit) {
      case PowerPermit.Granted(var validFor) ->
          new Told(available, offer, true, nowNanos + validFor.toNanos());
      case PowerPermit.Denied _ -> new Told(available, offer, false, 0);
    };
  }

  /** Whether power may flow: the permit has not been taken back and has not run out. */
  public boolean permitted(long nowNanos) {
    return granted && grantedUntilNanos - nowNanos > 0;
  }

  /** Whether the board may offer current and give power when the car asks. */
  public boolean power(long nowNanos) {
    return available && permitted(nowNanos) && !offer.pause();
  }

  /**
   * Current that the board shall offer now, 0 for none.
   *
   * @param most that it can
   * @param step that it can set
   */
  public int milliAmperes(long nowNanos, int most, int step) {
    int wanted = Math.min(offer.milliAmperes(), most);
    return power(nowNanos) ? wanted - wanted % step : 0;
  }
}
