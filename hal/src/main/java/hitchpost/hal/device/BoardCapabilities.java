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
    @Nullable Duration watchdog) {}
