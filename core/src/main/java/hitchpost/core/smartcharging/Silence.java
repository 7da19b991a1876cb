package hitchpost.core.smartcharging;

import hitchpost.core.Effects;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.SmartChargingSettings;
import java.time.Duration;

/**
 * Notices when the CSMS has not said a word for too long; the start of the station counts as one.
 */
final class Silence {
  static final String TIMER = "limit-silence";

  private final Settings settings;
  private final Timers timers = new Timers();
  private long heardNanos;
  private boolean silent;

  Silence(Settings settings) {
    this.settings = settings;
  }

  boolean silent() {
    return silent;
  }

  /** The CSMS gave a sign of life; true when that ends a silence. */
  boolean heard(Effects fx) {
    heardNanos = fx.now().monotonicNanos();
    boolean ended = silent;
    if (ended) {
      watch(fx);
    }
    return ended;
  }

  /** Watches from now on as the settings say. */
  void watch(Effects fx) {
    Duration left = delay().minusNanos(fx.now().monotonicNanos() - heardNanos);
    silent = !delay().isZero() && !left.isPositive();
    if (silent || delay().isZero()) {
      timers.stop(fx, TIMER, "");
    } else {
      timers.start(fx, TIMER, "", left);
    }
  }

  /** The time may be up. */
  void timerFired(Effects fx, Timer timer) {
    if (timers.current(timer)) {
      watch(fx);
    }
  }

  private Duration delay() {
    return Duration.ofSeconds(settings.get(SmartChargingSettings.FAIL_SAFE_DELAY));
  }
}
