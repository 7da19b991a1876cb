package hitchpost.hal.rig;

import hitchpost.hal.device.CurrentOffer;

/**
 * Whether the station wants power for a car, made of what it says of contactor and offer.
 *
 * <p>A board that closes its contactor by itself needs its permit before the car is ready: what is
 * offered is permitted. An opening while the car draws ends that until something is offered anew.
 */
final class Wish {
  private boolean closed;
  private boolean opened;
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
  void open(boolean underLoad) {
    closed = false;
    opened |= underLoad;
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
