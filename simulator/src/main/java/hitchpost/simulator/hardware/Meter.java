package hitchpost.simulator.hardware;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareCommand.Signature;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The meter of one EVSE: its register, its readings, and how it answers. */
final class Meter {
  /** Requests that wait for their answer at most; the oldest beyond it is never answered. */
  static final int MAX_WAITING = 64;

  private static final int MAINS_MILLI_HERTZ = 50_000;
  private static final List<Phase> VOLTAGE_PHASES = List.of(Phase.L1_N, Phase.L2_N, Phase.L3_N);
  private static final List<Phase> CURRENT_PHASES = List.of(Phase.L1, Phase.L2, Phase.L3);

  /**
   * What the meter measures, beside the energy that it has counted.
   *
   * @param socPercent empty when nobody tells it
   */
  record Truth(
      Flow flow, int offeredMilliAmperes, int offeredPhases, Optional<Double> socPercent) {}

  private record Request(long number, Signature signature, long dueNanos) {}

  private final EvseSpec spec;
  private final MeterSignatures signatures;
  private final Consumer<HardwareEvent> report;
  private final EnergyCounter register;
  private final ArrayDeque<Request> requests = new ArrayDeque<>();
  private long answerNanos;
  private boolean frozen;
  private MeterLink link = MeterLink.ANSWERS;
  private MeterOverrides overrides = MeterOverrides.NONE;

  Meter(EvseSetup setup, Consumer<HardwareEvent> report) {
    this.spec = setup.spec();
    this.signatures = setup.signatures();
    this.report = report;
    this.register = new EnergyCounter(setup.initialMilliWattHours());
    this.answerNanos = setup.timing().meter().toNanos();
  }

  long registerMilliWattHours() {
    return register.milliWattHours();
  }

  boolean frozen() {
    return frozen;
  }

  MeterLink link() {
    return link;
  }

  MeterOverrides overrides() {
    return overrides;
  }

  long shownMilliWatts(Flow flow) {
    return overrides.milliWatts() != null ? overrides.milliWatts() : flow.milliWatts();
  }

  void count(long milliWatts, long nanos) {
    if (!frozen) {
      register.add(milliWatts, nanos);
    }
  }

  void setRegister(long milliWattHours) {
    if (milliWattHours < 0) {
      throw new ImpossibleStimulus("a meter register does not go below 0: " + milliWattHours);
    }
    register.set(milliWattHours);
  }

  void freeze(boolean on) {
    frozen = on;
  }

  void link(MeterLink newLink) {
    link = newLink;
  }

  void answerAfter(Duration delay) {
    if (delay.isNegative() || delay.toDays() > 365) {
      throw new ImpossibleStimulus("no meter answers after " + delay);
    }
    answerNanos = delay.toNanos();
  }

  void override(MeterOverrides newOverrides) {
    requireOnePerPhase(newOverrides.milliVolts(), "voltages");
    requireOnePerPhase(newOverrides.milliAmperes(), "currents");
    overrides = newOverrides;
  }

  long dueNanos() {
    var next = requests.peekFirst();
    return next == null ? SimulatedHardware.NEVER : next.dueNanos;
  }

  /** Takes a request; answers leave in the order of the requests, as on a serial line. */
  void request(long now, long number, Signature signature) {
    var last = requests.peekLast();
    long due = now + answerNanos;
    requests.addLast(
        new Request(number, signature, last == null ? due : Math.max(due, last.dueNanos)));
    if (requests.size() > MAX_WAITING) {
      requests.removeFirst();
    }
  }

  void run(long now, Truth truth) {
    while (dueNanos() <= now) {
      Request request = requests.removeFirst();
      long number = request.number;
      switch (link) {
        case ANSWERS -> {
          MeterReading reading = reading(truth, request.signature);
          report.accept(new HardwareEvent.MeterRead(spec.id(), number, reading));
        }
        case SILENT -> report.accept(new HardwareEvent.MeterSilent(spec.id(), number));
        case DEAD -> {}
      }
    }
  }

  void losePower() {
    requests.clear();
  }

  private MeterReading reading(Truth truth, Signature signature) {
    var flow = truth.flow();
    int phases = spec.phases();
    var list = new ArrayList<Measurement>(4 * phases + 8);
    var volts = overrides.milliVolts();
    var amperes = overrides.milliAmperes();
    var watts = overrides.milliWatts();
    long voltsSum =
        perPhase(list, Measurand.VOLTAGE, VOLTAGE_PHASES, orElse(volts, p -> flow.milliVolts()));
    add(list, Measurand.VOLTAGE, voltsSum / phases);
    long amperesSum =
        perPhase(
            list,
            Measurand.CURRENT_IMPORT,
            CURRENT_PHASES,
            orElse(amperes, p -> flow.milliAmperesOn((int) p)));
    add(list, Measurand.CURRENT_IMPORT, amperesSum);
    long wattsSum =
        perPhase(
            list,
            Measurand.POWER_ACTIVE_IMPORT,
            CURRENT_PHASES,
            watts == null ? p -> flow.milliWattsOn((int) p) : p -> share(watts, p));
    add(list, Measurand.POWER_ACTIVE_IMPORT, wattsSum);
    add(list, Measurand.CURRENT_OFFERED, truth.offeredMilliAmperes());
    add(
        list,
        Measurand.POWER_OFFERED,
        (long) truth.offeredMilliAmperes() * truth.offeredPhases() * spec.nominalVolts());
    add(list, Measurand.FREQUENCY, milliHertz(flow));
    if (flow.milliWatts() > 0) {
      add(list, Measurand.POWER_FACTOR, flow.powerFactorPermille());
    }
    truth.socPercent().ifPresent(soc -> add(list, Measurand.SOC, Math.round(soc * 1000)));
    return new MeterReading(registerMilliWattHours(), list, signatures.of(signature));
  }

  private long milliHertz(Flow flow) {
    if (overrides.milliHertz() != null) {
      return overrides.milliHertz();
    }
    return flow.milliVolts() == 0 ? 0 : MAINS_MILLI_HERTZ;
  }

  /** An even share that adds up: the first phase takes what does not divide. */
  private long share(long sum, long phase) {
    long even = sum / spec.phases();
    return phase == 0 ? sum - even * (spec.phases() - 1) : even;
  }

  private long perPhase(
      List<Measurement> list, Measurand measurand, List<Phase> names, LongUnaryOperator value) {
    long sum = 0;
    for (int phase = 0; phase < spec.phases(); phase++) {
      long milli = value.applyAsLong(phase);
      list.add(new Measurement(measurand, names.get(phase), milli));
      sum += milli;
    }
    return sum;
  }

  private static LongUnaryOperator orElse(@Nullable List<Long> override, LongUnaryOperator model) {
    return override == null ? model : phase -> override.get((int) phase);
  }

  private static void add(List<Measurement> list, Measurand measurand, long milli) {
    list.add(new Measurement(measurand, null, milli));
  }

  private void requireOnePerPhase(@Nullable List<Long> values, String what) {
    if (values != null && values.size() != spec.phases()) {
      throw new ImpossibleStimulus(
          "the meter of EVSE %d has %d phase(s): %d %s given"
              .formatted(spec.id(), spec.phases(), values.size(), what));
    }
  }
}
