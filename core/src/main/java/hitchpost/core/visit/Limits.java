package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timers;
import hitchpost.core.evse.EvseState;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.TransactionSettings;
import hitchpost.core.time.Stamp;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.Measurand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a running transaction may draw, and how long: what the station allows each, and what a
 * token that was refused late may still draw. The meter is read often only while there is a limit.
 */
final class Limits {
  static final String TIMER = "visit-limit";

  /** What the station allows each transaction; 0 = no limit. */
  private static final List<Setting<Integer>> SETTINGS =
      List.of(
          TransactionSettings.MAX_ENERGY,
          TransactionSettings.MAX_SECONDS,
          TransactionSettings.MAX_SOC);

  private static final Duration CHECK = Duration.ofSeconds(1);

  private final Surroundings around;
  private final EvseState evse;
  private final Timers timers;

  private long beginMilliWattHours;
  private long beginNanos;

  /** What a refused token may draw from its refusal on; null while there is none. */
  private @Nullable Long allowanceMilliWattHours;

  /** Register at which that is used up; null until the first reading after the refusal. */
  private @Nullable Long refusedAtMilliWattHours;

  private long request;
  private boolean awaiting;

  Limits(Surroundings around, EvseState evse, Timers timers) {
    this.around = around;
    this.evse = evse;
    this.timers = timers;
  }

  /** Energy may flow in a transaction from now on. */
  void begin(Effects fx, OpenTransaction open) {
    allowanceMilliWattHours = null;
    refusedAtMilliWattHours = null;
    beginMilliWattHours = open.opening().meterMilliWattHours();
    beginNanos = fx.now().monotonicNanos() - since(fx, open.began()).toNanos();
    if (limited()) {
      read(fx);
    }
  }

  /** How long ago a transaction began that goes on, as far as the clock tells. */
  private static Duration since(Effects fx, @Nullable Stamp began) {
    if (began == null || !began.known() || !fx.stamp().known()) {
      return Duration.ZERO;
    }
    Duration since = Duration.between(began.time(), fx.time());
    return since.isNegative() ? Duration.ZERO : since;
  }

  private boolean limited() {
    return SETTINGS.stream().anyMatch(setting -> limit(setting) > 0);
  }

  /** Energy flows and a setting was changed: a first limit counts for what has flowed as well. */
  void settingChanged(Effects fx, Setting<?> setting) {
    boolean ours = SETTINGS.stream().anyMatch(limit -> limit.id().equals(setting.id()));
    if (ours && limited() && !timers.running(TIMER, subject())) {
      read(fx);
    }
  }

  private int limit(Setting<Integer> setting) {
    return around.settings().get(setting);
  }

  /** Energy flows no longer. */
  void end(Effects fx) {
    timers.stop(fx, TIMER, subject());
    awaiting = false;
  }

  /** Lets a refused token draw this much more, counted from the next reading on. */
  void allow(Effects fx, int wattHours) {
    allowanceMilliWattHours = wattHours * 1000L;
    read(fx);
  }

  /** Whether this is the answer that is waited for. */
  boolean awaits(long answered) {
    return awaiting && answered == request;
  }

  /** The meter answered: what is reached, deauthorized where a refused token is out of energy. */
  Optional<StopCause> answered(Effects fx, MeterReading reading) {
    awaiting = false;
    Optional<StopCause> reached = reached(fx, reading);
    if (reached.isEmpty()) {
      timers.start(fx, TIMER, subject(), CHECK);
    } else {
      timers.stop(fx, TIMER, subject());
    }
    return reached;
  }

  private Optional<StopCause> reached(Effects fx, MeterReading reading) {
    long register = reading.importMilliWattHours();
    Long allowance = allowanceMilliWattHours;
    if (allowance != null && refusedAtMilliWattHours == null) {
      refusedAtMilliWattHours = register + allowance;
    }
    Long refusedAt = refusedAtMilliWattHours;
    int energy = limit(TransactionSettings.MAX_ENERGY);
    if (refusedAt != null && register >= refusedAt) {
      return Optional.of(StopCause.DEAUTHORIZED);
    }
    if (energy > 0 && register - beginMilliWattHours >= energy * 1000L) {
      return Optional.of(StopCause.ENERGY_LIMIT);
    }
    return full(reading) ? Optional.of(StopCause.SOC_LIMIT) : late(fx);
  }

  private boolean full(MeterReading reading) {
    int percent = limit(TransactionSettings.MAX_SOC);
    return percent > 0
        && reading.measurements().stream()
            .anyMatch(m -> m.measurand() == Measurand.SOC && m.valueMilli() >= percent * 1000L);
  }

  private Optional<StopCause> late(Effects fx) {
    int seconds = limit(TransactionSettings.MAX_SECONDS);
    long elapsed = fx.now().monotonicNanos() - beginNanos;
    return seconds > 0 && elapsed >= Duration.ofSeconds(seconds).toNanos()
        ? Optional.of(StopCause.TIME_LIMIT)
        : Optional.empty();
  }

  /** Time to look again; a refused token gets nothing that nobody measures. */
  Optional<StopCause> timerFired(Effects fx) {
    boolean silent = awaiting;
    if (silent && allowanceMilliWattHours != null) {
      awaiting = false;
      return Optional.of(StopCause.DEAUTHORIZED);
    }
    if (limited() || allowanceMilliWattHours != null) {
      read(fx);
    }
    return late(fx);
  }

  private void read(Effects fx) {
    awaiting = true;
    request = around.metering().read(fx, evse.id());
    timers.start(fx, TIMER, subject(), Visit.HARDWARE_DEADLINE);
  }

  private String subject() {
    return String.valueOf(evse.id());
  }
}
