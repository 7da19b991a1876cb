package hitchpost.core.tariff;

import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.types.Measurand;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Watches for what the CSMS wants meter values at. */
final class TriggerWatch {
  /** Power has to move this much beyond the threshold, in percent, to cross it again. */
  private static final int HYSTERESIS = 5;

  private final MeterTriggers triggers;
  private boolean timeTold;
  private boolean energyTold;
  private @Nullable Boolean above;
  private @Nullable Use use;

  TriggerWatch(MeterTriggers triggers) {
    this.triggers = triggers;
  }

  /** Whether time or the use of the connector want values now. */
  boolean due(Instant now, Use current) {
    boolean changed = use != null && use != current;
    use = current;
    Instant at = triggers.at();
    boolean inTime = at != null && !timeTold && !now.isBefore(at);
    timeTold |= inTime;
    return inTime || changed && triggers.uses().contains(current);
  }

  /** Whether what was measured wants values to be told. */
  boolean measured(long drawnMilliWattHours, MeterReading reading) {
    Long energy = triggers.energyMilliWattHours();
    boolean drawn = energy != null && !energyTold && drawnMilliWattHours >= energy;
    energyTold |= drawn;
    return crossed(reading) || drawn;
  }

  private boolean crossed(MeterReading reading) {
    Long threshold = triggers.powerMilliWatts();
    Long power = power(reading);
    if (threshold == null || power == null) {
      return false;
    }
    if (above == null) {
      above = power >= threshold;
      return false;
    }
    long margin = threshold * HYSTERESIS / 100;
    boolean now = above ? power > threshold - margin : power >= threshold + margin;
    boolean changed = now != above;
    above = now;
    return changed;
  }

  private static @Nullable Long power(MeterReading reading) {
    for (var measured : reading.measurements()) {
      if (measured.measurand() == Measurand.POWER_ACTIVE_IMPORT && measured.phase() == null) {
        return measured.valueMilli();
      }
    }
    return null;
  }

  /** How long until somebody should look again, at most this. */
  Duration waits(Instant now, Duration most) {
    Instant at = triggers.at();
    if (at == null || timeTold || !at.isAfter(now)) {
      return most;
    }
    Duration left = Duration.between(now, at);
    return left.compareTo(most) < 0 ? left : most;
  }
}
