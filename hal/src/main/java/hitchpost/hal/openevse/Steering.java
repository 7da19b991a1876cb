package hitchpost.hal.openevse;

import hitchpost.hal.command.OfferPace;
import hitchpost.hal.command.Told;
import hitchpost.hal.device.CurrentOffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a board from what it does to what it was told, one command at a time.
 *
 * <p>An OpenEVSE board has one switch for pilot and relay: enabled, it offers current and closes
 * its relay when the car asks; asleep, it shows the car a steady pilot and opens the relay once the
 * car has stopped drawing, at the latest after 3 s; disabled, it opens at once, shows that it is
 * not available and does not see cars. So a board that may not give power sleeps, and power is cut
 * at once by disabling it until the relay is open.
 */
final class Steering {
  /** A relay that is still closed so long after a gentle stop is opened under load. */
  static final long GENTLE_NANOS = 6_000_000_000L;

  /** A command that the board refused is repeated after so long. */
  static final long REFUSED_NANOS = 1_000_000_000L;

  /** A current that the board did not take whole is asked for again after so long. */
  static final long RETRY_NANOS = 60_000_000_000L;

  /** What the board is told next. */
  sealed interface Step {
    /** {@code SC}: current that it may offer, forgotten when it loses its supply. */
    record Current(int amperes) implements Step {}

    /** {@code FE}: offer current, and power when the car asks. */
    record Enable() implements Step {}

    /** {@code FS}: offer nothing. */
    record Sleep() implements Step {}

    /** {@code FD}: open at once and show that it is out of order. */
    record Disable() implements Step {}

    /** {@code SB}: work after a start. */
    record BootUnlock() implements Step {}
  }

  private int maxAmperes;
  private @Nullable BoardStatus status;
  private CurrentOffer offer = CurrentOffer.PAUSE;

  /** What the board offers when it does, 0 while that is not known. */
  private int amperes;

  private final OfferPace pace = new OfferPace();
  private @Nullable Long stoppingSince;
  private @Nullable Long shortOfAt;
  private @Nullable Long refusedAt;

  /** The board offers more than it was told: it gives no power until it is told something else. */
  private boolean disobedient;

  /** The board is new on the line, or has started anew: what it was told is gone. */
  void forgotten(int newMaxAmperes) {
    maxAmperes = newMaxAmperes;
    status = null;
    amperes = 0;
    pace.forget();
    stoppingSince = null;
    newOffer(offer);
  }

  private void newOffer(CurrentOffer newOffer) {
    offer = newOffer;
    shortOfAt = null;
    refusedAt = null;
    disobedient = false;
  }

  /** What the board says that it does. */
  void observe(BoardStatus seen) {
    status = seen;
  }

  /** What the board says that it would offer; another number than it was told means nothing. */
  void offers(int amperesNow) {
    if (amperesNow != amperes) {
      amperes = 0;
    }
  }

  /** What to tell the board now, empty for nothing. */
  Optional<Step> next(long now, Told told) {
    if (!told.offer().equals(offer)) {
      newOffer(told.offer());
    }
    BoardStatus seen = status;
    if (seen == null) {
      return Optional.empty();
    }
    boolean power = told.power(now) && !disobedient;
    if (power || !seen.relayClosed()) {
      stoppingSince = null;
    } else if (stoppingSince == null) {
      stoppingSince = now;
    }
    if (seen.relayClosed() && !told.permitted(now)) {
      return unless(seen.state() == BoardStatus.DISABLED, new Step.Disable());
    }
    if (within(refusedAt, REFUSED_NANOS, now)) {
      return Optional.empty();
    }
    if (!active(seen) && !offer.pause() && !settled() && !fallsShort(now)) {
      return Optional.of(new Step.Current(target()));
    }
    if (seen.faulty()) {
      // the relay is open, and any change of mode would hide the fault
      return Optional.empty();
    }
    return power ? towardsPower(now, seen) : towardsRest(now, seen, told.available());
  }

  private Optional<Step> towardsPower(long now, BoardStatus seen) {
    if (seen.bootLocked()) {
      return Optional.of(new Step.BootUnlock());
    }
    boolean fresh = !pace.mayRise(now);
    if (!active(seen)) {
      return unless(fresh, new Step.Enable());
    }
    boolean falls = amperes == 0 || amperes > target();
    return unless(settled() || !falls && (fresh || fallsShort(now)), new Step.Current(target()));
  }

  private Optional<Step> towardsRest(long now, BoardStatus seen, boolean available) {
    boolean closed = seen.relayClosed();
    boolean late = stoppingSince != null && !within(stoppingSince, GENTLE_NANOS, now);
    return switch (seen.state()) {
      case BoardStatus.SLEEPING -> unless(closed ? !late : available, new Step.Disable());
      case BoardStatus.DISABLED -> unless(closed || !available, new Step.Sleep());
      default -> Optional.of(closed || available ? new Step.Sleep() : new Step.Disable());
    };
  }

  /**
   * The board did as it was told.
   *
   * @param granted what it says that it offers, for {@link Step.Current}
   */
  void done(long now, Step step, int granted) {
    switch (step) {
      case Step.Current(int wanted) -> {
        amperes = granted;
        shortOfAt = granted < wanted ? now : null;
        disobedient = granted > wanted;
        if (status != null && active(status)) {
          pace.changed(now);
        }
      }
      case Step.Enable _ -> pace.changed(now);
      case Step.Sleep _, Step.Disable _ -> {
        // without a car nobody has to follow
        if (status != null && status.connected()) {
          pace.changed(now);
        }
      }
      case Step.BootUnlock _ -> refusedAt = now;
    }
  }

  /** The board did not do as it was told; it is told again after a while. */
  void refused(long now) {
    refusedAt = now;
  }

  /** Whether the board does as {@link Told#available} says. */
  boolean available(boolean on) {
    BoardStatus seen = status;
    if (seen == null || seen.faulty()) {
      return seen != null;
    }
    boolean disabled = seen.state() == BoardStatus.DISABLED;
    return on ? !disabled : disabled && !seen.relayClosed();
  }

  /** Whether the board does as {@link Told#offer} says, as far as it can. */
  boolean offered() {
    return status != null
        && (offer.pause() ? !active(status) : settled() || shortOfAt != null || disobedient);
  }

  /** Whether no power flows, and none can as long as nothing else is permitted. */
  boolean stopped() {
    return status != null && !status.relayClosed() && !active(status);
  }

  /** Whether the board can be left alone. */
  boolean asleep() {
    return status != null && (status.faulty() || status.state() == BoardStatus.SLEEPING);
  }

  private int target() {
    return Math.min(offer.milliAmperes() / 1000, maxAmperes);
  }

  private boolean settled() {
    return amperes == target() || disobedient;
  }

  private boolean fallsShort(long now) {
    return within(shortOfAt, RETRY_NANOS, now);
  }

  /** Whether it offers current, or will as soon as it has looked around. */
  private static boolean active(BoardStatus seen) {
    return seen.state() != BoardStatus.SLEEPING
        && seen.state() != BoardStatus.DISABLED
        && !seen.faulty();
  }

  private static boolean within(@Nullable Long since, long nanos, long now) {
    return since != null && now - since < nanos;
  }

  private static Optional<Step> unless(boolean not, Step step) {
    return not ? Optional.empty() : Optional.of(step);
  }
}
