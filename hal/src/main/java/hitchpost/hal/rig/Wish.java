package hitchpost.hal.rig;

import hitchpost.hal.device.CurrentOffer;
import java.time.Duration;

/**
 * Whether the station wants power for a car, made of what it says of contactor and offer.
 *
 * <p>A board that closes its contactor by itself needs its permit before the car is ready: what is
 * offered is permitted. An opening while the car draws ends that until something is offered anew,
 * or until the car has stopped and what was offered still stands: whoever ends a session offers
 * nothing a moment later.
 */
final class Wish {
  /** How long an opening stands for the end of a session whose offer has not been taken back. */
  private static final Duration REST = Duration.ofSeconds(5);

  private boolean closed;
  private boolean opened;
  private long openedNanos;
  private CurrentOffer offer = CurrentOffer.PAUSE;

  void close() {
    closed = true;
    opened = false;
  }

  /**
   * The contactor is to be open.
   *
   * @param underLoad whether the car may be drawing
   */
  void open(long now, boolean underLoad) {
    closed = false;
    if (underLoad) {
      opened = true;
      openedNanos = now;
    }
  }

  /** The car does not draw: an opening that nothing followed is over. */
  void rest(long now) {
    opened &= now - openedNanos < REST.toNanos();
  }

  void offer(CurrentOffer next) {
    opened &= next.equals(offer);
    offer = next;
  }

  /** Nothing is wanted any more. */
  void forget() {
    closed = false;
    opened = false;
    offer = CurrentOffer.PAUSE;
  }

  boolean power() {
    return closed || !offer.pause() && !opened;
  }
}
