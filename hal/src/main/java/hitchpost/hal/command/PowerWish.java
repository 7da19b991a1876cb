package hitchpost.hal.command;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.PowerPermit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a board was told that does nothing by itself, and what follows from it for contactor and
 * pilot; knows no hardware.
 *
 * <p>Times: IEC 61851-1, table A.6, and what keeps cars alive in the field.
 */
public final class PowerWish {
  /** For how long an EV that is asked to stop may go on before it is cut off. */
  private static final Duration LAST_WORD = Duration.ofSeconds(6);

  /** For how long nothing is offered before the number of phases changes. */
  private static final Duration BEFORE_PHASES = Duration.ofSeconds(3);

  private boolean enabled;
  private CurrentOffer wanted = CurrentOffer.PAUSE;
  private int shownMilliAmperes;
  private final OfferPace pace = new OfferPace();
  private int phases;
  private long permittedUntil = Long.MIN_VALUE / 2;
  private @Nullable Long askedToStop;
  private @Nullable Long openSince;

  /**
   * Nothing was told yet.
   *
   * @param phases that the contactors are set to
   */
  public PowerWish(int phases) {
    this.phases = phases;
  }

  public void enable(boolean on) {
    enabled = on;
  }

  public void offer(CurrentOffer offer) {
    wanted = offer;
  }

  public void permit(PowerPermit permit, long now) {
    permittedUntil =
        switch (permit) {
          case PowerPermit.Granted(Duration validFor) -> now + validFor.toNanos();
          case PowerPermit.Denied _ -> now;
        };
  }

  /** The pilot shows nothing now, whatever was wanted. */
  public void hide(long now) {
    show(now, 0);
  }

  /** The phases that the contactors are to be set to. */
  public int phases() {
    return phases;
  }

  public boolean enabled() {
    return enabled;
  }

  /** What the pilot shows: 0 for a pause. */
  public int shownMilliAmperes() {
    return shownMilliAmperes;
  }

  /** Whether the offer that was asked for last is the one that the pilot shows. */
  public boolean offerShown() {
    return wanted.pause() ? shownMilliAmperes == 0 : shownMilliAmperes == wanted.milliAmperes();
  }

  /** What it would be without a permit, for whoever waits until an offer is shown. */
  public boolean permitted(long now) {
    return now - permittedUntil < 0;
  }

  /**
   * Works out what is to be done now.
   *
   * @param told whether the contactor is told to be closed
   * @param open whether it is open, as far as anybody can see
   * @param safe false when nothing may flow whatever was told: emergency stop, residual current
   * @return whether the contactor is to be closed
   */
  public boolean look(long now, Pilot pilot, boolean told, boolean open, boolean safe) {
    rememberOpening(now, !told && open);
    boolean offered = !wanted.pause() && enabled;
    if (offered && wanted.phases() != phases) {
      offered = false;
      if (shownMilliAmperes == 0 && rested(now)) {
        phases = wanted.phases();
      }
    }
    show(now, offered && safe && permitted(now) ? wanted.milliAmperes() : 0);
    boolean wants = offered && permitted(now);
    if (!told || wants || !safe || !pilot.ready() || !permitted(now)) {
      askedToStop = null;
      return wants && safe && pilot.ready() && (told || shownMilliAmperes > 0);
    }
    long asked = askedToStop == null ? now : askedToStop;
    askedToStop = asked;
    return now - asked < LAST_WORD.toNanos();
  }

  private void rememberOpening(long now, boolean open) {
    if (!open) {
      openSince = null;
    } else if (openSince == null) {
      openSince = now;
    }
  }

  private boolean rested(long now) {
    Long open = openSince;
    return open != null
        && now - open >= BEFORE_PHASES.toNanos()
        && pace.unchangedFor(BEFORE_PHASES, now);
  }

  private void show(long now, int milliAmperes) {
    if (milliAmperes == shownMilliAmperes
        || milliAmperes > shownMilliAmperes && !pace.mayRise(now)) {
      return;
    }
    shownMilliAmperes = milliAmperes;
    pace.changed(now);
  }
}
