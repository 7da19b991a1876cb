package hitchpost.hal.openevse;

import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.PowerPermit;

/**
 * What a board shall do, as far as the station has said by now.
 *
 * @param available whether the EVSE is there for cars
 * @param granted whether power was permitted last
 * @param grantedUntil monotonic nanoseconds, without meaning while nothing is granted
 */
record Told(boolean available, CurrentOffer offer, boolean granted, long grantedUntil) {
  /** Nobody has said anything: the EVSE is there and gives nothing. */
  static final Told NOTHING = new Told(true, CurrentOffer.PAUSE, false, 0);

  Told enable(boolean on) {
    return new Told(on, offer, granted, grantedUntil);
  }

  Told offer(CurrentOffer newOffer) {
    return new Told(available, newOffer, granted, grantedUntil);
  }

  Told permit(long now, PowerPermit permit) {
    return switch (permit) {
      case PowerPermit.Granted(var validFor) ->
          new Told(available, offer, true, now + validFor.toNanos());
      case PowerPermit.Denied _ -> new Told(available, offer, false, 0);
    };
  }

  /** Whether power may flow: the permit has not been taken back and has not run out. */
  boolean permitted(long now) {
    return granted && grantedUntil - now > 0;
  }

  /** Whether the board may offer current and give power when the car asks. */
  boolean power(long now) {
    return available && permitted(now) && !offer.pause();
  }
}
