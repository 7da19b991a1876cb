package hitchpost.hal.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a board can do.
 *
 * @param minMilliAmperes least it can offer, 6000 where IEC 61851-1 is all there is
 * @param maxMilliAmperes most it can offer
 * @param resolutionMilliAmperes step of what it offers, at least 1; offers are rounded down
 * @param phases 1 to 3
 * @param phaseSwitch whether it can change between one phase and all of them
 * @param socket whether a loose cable is plugged in, which needs a lock; false = fixed cable
 * @param mirrorContact whether it sees what its contactor really does
 * @param readsProximity whether it reads what a cable can carry
 * @param ownResidualCurrent whether it watches for residual current itself
 * @param watchdog the longest silence that it bears before it stops by itself, null without one
 * @param feedback how long it takes at most until it tells what its contactor did: that of the
 *     contactor, and of the bus or of the polling in between
 */
public record BoardCapabilities(
    int minMilliAmperes,
    int maxMilliAmperes,
    int resolutionMilliAmperes,
    int phases,
    boolean phaseSwitch,
    boolean socket,
    boolean mirrorContact,
    boolean readsProximity,
    boolean ownResidualCurrent,
    @Nullable Duration watchdog,
    Duration feedback) {
  /** Time for a contact that is read without a detour. */
  public static final Duration DIRECT_FEEDBACK = Duration.ofMillis(200);

  /** A board that sees its contactor directly. */
  public BoardCapabilities(
      int minMilliAmperes,
      int maxMilliAmperes,
      int resolutionMilliAmperes,
      int phases,
      boolean phaseSwitch,
      boolean socket,
      boolean mirrorContact,
      boolean readsProximity,
      boolean ownResidualCurrent,
      @Nullable Duration watchdog) {
    this(
        minMilliAmperes,
        maxMilliAmperes,
        resolutionMilliAmperes,
        phases,
        phaseSwitch,
        socket,
        mirrorContact,
        readsProximity,
        ownResidualCurrent,
        watchdog,
        DIRECT_FEEDBACK);
  }
}
