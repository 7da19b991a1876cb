package hitchpost.hal.board;

import hitchpost.hal.sysfs.PwmOutput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a GPIO board is, beside its lines.
 *
 * @param maxMilliAmperes most that it may offer, at least 6000
 * @param phases 1 to 3
 * @param socket whether a loose cable is plugged in; false = fixed cable
 * @param pwm what makes the signal of the pilot; null for a generator that is not told its current,
 *     which then offers what it is set to
 * @param watchdog the longest silence that the board bears at its heartbeat line, null without one
 * @param lockPulse how long a motor of a lock is driven, usually 300 to 600 ms
 */
public record GpioSettings(
    int maxMilliAmperes,
    int phases,
    boolean socket,
    PilotSource pilot,
    @Nullable PwmOutput pwm,
    @Nullable Duration watchdog,
    Duration lockPulse) {}
