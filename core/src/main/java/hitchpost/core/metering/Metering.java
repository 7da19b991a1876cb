package hitchpost.core.metering;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.Evses;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareCommand.Signature;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.settings.Quantity;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.time.StationClock;
import hitchpost.core.transaction.Occasion;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.TriggerReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes meter values when they are due: sampled ones during a transaction, clock-aligned ones
 * always, and durable notes of the register in between.
 *
 * <p>A meter that does not answer yields nothing: no value is repeated or invented. Source: OCPP
 * 1.6, 3.16.
 */
public final class Metering {
  private static final String SAMPLE = "meter-sample";
  private static final String CHECKPOINT = "meter-checkpoint";
  private static final String ALIGNED = "meter-aligned";

  /** Readings asked for and not yet answered; older ones are given up. */
  private static final int MAX_OPEN_REQUESTS = 64;

  private static final Duration READING_DEADLINE = Duration.ofSeconds(5);

  /** Source: Signed Meter Values in OCPP 1.0, 2.3.1. */
  private static final Duration SIGNING_DEADLINE = Duration.ofSeconds(30);

  private static final Occasion BEGIN = Occasion.of(TriggerReason.METER_VALUE_PERIODIC);

  private enum Purpose {
    SAMPLED,
    CHECKPOINT,
    ALIGNED,
    /** Somebody else's, who knows the number. */
    FOREIGN
  }

  /** A reading that was asked for. */
  private record Request(int evse, Purpose purpose, Instant at, Signature signature) {
    Request(int evse, Purpose purpose, Instant at) {
      this(evse, purpose, at, Signature.NONE);
    }
  }

  /** A transaction being metered. */
  private record Metered(String transaction, int connector) {}

  private final Settings settings;
  private final StationClock clock;
  private final TransactionLog log;
  private final Evses evses;
  private final Signing signing;
  private final Map<Integer, Metered> metered = new TreeMap<>();
  private final TreeMap<Long, Request> requests = new TreeMap<>();
  private long lastRequest;
  private final Timers timers = new Timers();
  private final SampleRaster samples;
  private final AlignedRaster alignment;

  public Metering(Settings settings, StationClock clock, TransactionLog log, Evses evses) {
    this.settings = settings;
    this.clock = clock;
    this.log = log;
    this.evses = evses;
    this.signing = new Signing(settings);
    this.samples =
        new SampleRaster(SAMPLE, () -> settings.get(StandardSettings.SAMPLED_INTERVAL), timers);
    this.alignment =
        new AlignedRaster(
            ALIGNED, () -> settings.get(StandardSettings.ALIGNED_INTERVAL), clock, timers);
  }

  /** Asks the meter of an EVSE; the answer carries the number returned. */
  public long read(Effects fx, int evse) {
    return request(fx, new Request(evse, Purpose.FOREIGN, fx.time()));
  }

  /** How long the answer to {@link #readForBill} may take. */
  public Duration deadline(int evse) {
    return signs(evse) ? SIGNING_DEADLINE : READING_DEADLINE;
  }

  private boolean signs(int evse) {
    return spec(evse).meter().signs() && signing.ofEnds();
  }

  /** Asks the meter of an EVSE for the begin or the end of a transaction, as {@link #read}. */
  public long readForBill(Effects fx, int evse, Signature end) {
    Signature signature = signs(evse) ? end : Signature.NONE;
    return request(fx, new Request(evse, Purpose.FOREIGN, fx.time(), signature));
  }

  /** The transaction that is metered at a place, if any. */
  Optional<String> transactionAt(Evse place) {
    Integer connector = place.connectorId();
    return Optional.ofNullable(metered.get(place.id()))
        .filter(open -> connector == null || connector == open.connector())
        .map(Metered::transaction);
  }

  /** What is told of the reading with which a transaction begins. */
  public List<MeterValue> startValues(
      Effects fx, int evse, String transaction, MeterReading reading) {
    List<Quantity> wanted = settings.get(StandardSettings.SAMPLED_TX_STARTED_MEASURANDS);
    MeterReading told = signing.ofStarted() ? reading : unsigned(reading);
    List<SampledValue> values =
        values(evse, transaction, told, wanted, ReadingContext.TRANSACTION_BEGIN);
    return values.isEmpty() ? List.of() : List.of(new MeterValue(fx.time(), values));
  }

  /** A transaction began with this reading: its schedule starts. */
  public void began(Effects fx, Evse evse, String transaction, MeterReading reading) {
    Integer connector = evse.connectorId();
    metered.put(evse.id(), new Metered(transaction, connector == null ? 1 : connector));
    if (!log.tellsProgress()) {
      for (MeterValue value : startValues(fx, evse.id(), transaction, reading)) {
        log.sample(fx, transaction, BEGIN, value, reading.importMilliWattHours());
      }
    }
    collectEnd(fx, evse.id(), transaction, reading, ReadingContext.TRANSACTION_BEGIN);
    samples.start(fx, evse.id());
    scheduleCheckpoint(fx, evse.id());
  }

  /** The transaction's last reading is taken; call before its end is logged. */
  public void ending(Effects fx, int evse, MeterReading reading) {
    Metered open = metered.get(evse);
    if (open != null) {
      collectEnd(fx, evse, open.transaction(), reading, ReadingContext.TRANSACTION_END);
    }
  }

  /** What was signed is told whatever else is wanted. */
  private void collectEnd(
      Effects fx, int evse, String transaction, MeterReading reading, ReadingContext context) {
    List<Quantity> wanted = endMeasurands();
    if (reading.signed() != null && !signable(wanted)) {
      wanted = Stream.concat(StandardSettings.ENERGY.stream(), wanted.stream()).toList();
    }
    var signed = signing.of(transaction, reading, spec(evse).meter().publicKey());
    keep(fx, transaction, fx.time(), Measurements.of(reading, wanted, context, signed));
  }

  /** Begin and end of a transaction have values of all that is collected for its end. */
  private List<Quantity> endMeasurands() {
    return Stream.of(
            StandardSettings.SAMPLED_TX_ENDED_MEASURANDS,
            StandardSettings.ALIGNED_TX_ENDED_MEASURANDS)
        .flatMap(list -> settings.get(list).stream())
        .distinct()
        .toList();
  }

  /** The transaction is over: its schedule stops. */
  public void ended(Effects fx, int evse) {
    Metered over = metered.remove(evse);
    if (over != null) {
      signing.ended(over.transaction());
      samples.stop(fx, evse);
      timers.stop(fx, CHECKPOINT, String.valueOf(evse));
    }
  }

  /** The clock was set, or is known for the first time. */
  public void clockSet(Effects fx) {
    alignment.schedule(fx);
  }

  /** Schedules anew what depends on a changed setting. */
  public void settingChanged(Effects fx, Setting<?> setting) {
    if (setting.id().equals(StandardSettings.SAMPLED_INTERVAL.id())) {
      samples.restart(fx);
    } else if (setting.id().equals(StandardSettings.METER_CHECKPOINT_INTERVAL.id())) {
      metered.keySet().forEach(evse -> scheduleCheckpoint(fx, evse));
    } else if (setting.id().equals(StandardSettings.ALIGNED_INTERVAL.id())) {
      alignment.schedule(fx);
    }
  }

  public static boolean owns(Timer timer) {
    return switch (timer.kind()) {
      case SAMPLE, CHECKPOINT, ALIGNED -> true;
      default -> false;
    };
  }

  public void timerFired(Effects fx, Timer timer) {
    if (!timers.current(timer)) {
      return;
    }
    if (timer.kind().equals(ALIGNED)) {
      alignment.fired(fx).ifPresent(boundary -> alignedDue(fx, boundary));
      return;
    }
    int evse = Integer.parseInt(timer.subject());
    Metered open = metered.get(evse);
    if (open == null) {
      return;
    }
    if (timer.kind().equals(SAMPLE)) {
      Signature signature = ofTransaction(open, evse, signing.ofSamples());
      request(fx, new Request(evse, Purpose.SAMPLED, fx.time(), signature));
      samples.next(fx, evse);
    } else {
      request(fx, new Request(evse, Purpose.CHECKPOINT, fx.time()));
      scheduleCheckpoint(fx, evse);
    }
  }

  /** The meter answered. */
  public void answered(Effects fx, long number, MeterReading reading) {
    Request request = requests.remove(number);
    if (request == null) {
      return;
    }
    Metered open = metered.get(request.evse());
    switch (request.purpose()) {
      case SAMPLED -> sampled(fx, request, open, reading);
      case CHECKPOINT -> {
        if (open != null) {
          log.checkpoint(fx, open.transaction(), reading.importMilliWattHours(), request.at());
        }
      }
      case ALIGNED -> aligned(fx, request, open, reading);
      case FOREIGN -> {}
    }
  }

  /** The meter will not answer. */
  public void silent(long number) {
    requests.remove(number);
  }

  private void sampled(Effects fx, Request request, @Nullable Metered open, MeterReading reading) {
    if (open == null) {
      return;
    }
    collect(
        fx,
        open.transaction(),
        request.at(),
        reading,
        settings.get(StandardSettings.SAMPLED_TX_ENDED_MEASURANDS),
        ReadingContext.SAMPLE_PERIODIC);
    List<Quantity> wanted = wanted(StandardSettings.SAMPLED_MEASURANDS);
    publish(fx, request, open, reading, wanted, ReadingContext.SAMPLE_PERIODIC);
  }

  private void aligned(Effects fx, Request request, @Nullable Metered open, MeterReading reading) {
    if (open != null) {
      collect(
          fx,
          open.transaction(),
          request.at(),
          reading,
          settings.get(StandardSettings.ALIGNED_TX_ENDED_MEASURANDS),
          ReadingContext.SAMPLE_CLOCK);
    }
    List<Quantity> wanted = wanted(StandardSettings.ALIGNED_MEASURANDS);
    publish(fx, request, open, reading, wanted, ReadingContext.SAMPLE_CLOCK);
  }

  /** An empty list stands for the register alone; no values at all is an interval of 0. */
  List<Quantity> wanted(Setting<List<Quantity>> list) {
    List<Quantity> wanted = settings.get(list);
    return wanted.isEmpty() ? StandardSettings.ENERGY : wanted;
  }

  private void publish(
      Effects fx,
      Request request,
      @Nullable Metered open,
      MeterReading reading,
      List<Quantity> wanted,
      ReadingContext context) {
    String transaction = open == null ? null : open.transaction();
    List<SampledValue> values = values(request.evse(), transaction, reading, wanted, context);
    if (values.isEmpty()) {
      return;
    }
    var value = new MeterValue(request.at(), values);
    if (open != null) {
      Occasion occasion = Occasion.of(trigger(context));
      log.sample(fx, open.transaction(), occasion, value, reading.importMilliWattHours());
    } else if (clock.known()) {
      int connector = spec(request.evse()).connectors().getFirst().id();
      fx.tell(new Fact.MeterDue(new Evse(request.evse(), connector), value));
    }
  }

  /** What is wanted of a reading, signed as far as it belongs to a transaction. */
  List<SampledValue> values(
      int evse,
      @Nullable String transaction,
      MeterReading reading,
      List<Quantity> wanted,
      ReadingContext context) {
    var signed =
        transaction == null || !signable(wanted)
            ? null
            : signing.of(transaction, reading, spec(evse).meter().publicKey());
    return Measurements.of(reading, wanted, context, signed);
  }

  private static TriggerReason trigger(ReadingContext context) {
    return context == ReadingContext.SAMPLE_CLOCK
        ? TriggerReason.METER_VALUE_CLOCK
        : TriggerReason.METER_VALUE_PERIODIC;
  }

  private void collect(
      Effects fx,
      String transaction,
      Instant at,
      MeterReading reading,
      List<Quantity> wanted,
      ReadingContext context) {
    keep(fx, transaction, at, Measurements.of(reading, wanted, context));
  }

  private void keep(Effects fx, String transaction, Instant at, List<SampledValue> values) {
    // A value whose time is unknown cannot be stamped honestly inside another message.
    if (!values.isEmpty() && clock.known()) {
      log.collect(fx, transaction, new MeterValue(at, values));
    }
  }

  private EvseSpec spec(int evse) {
    return evses.get(evse).spec();
  }

  /** Only what belongs to a transaction is signed, and only by a meter that can. */
  private Signature ofTransaction(@Nullable Metered open, int evse, Signature wanted) {
    return open == null || !spec(evse).meter().signs() ? Signature.NONE : wanted;
  }

  private static MeterReading unsigned(MeterReading reading) {
    return new MeterReading(reading.importMilliWattHours(), reading.measurements());
  }

  /** Meters sign their register and nothing else. */
  private static boolean signable(List<Quantity> wanted) {
    return wanted.stream().anyMatch(q -> q.covers(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, null));
  }

  private long request(Effects fx, Request request) {
    long number = ++lastRequest;
    requests.put(number, request);
    if (requests.size() > MAX_OPEN_REQUESTS) {
      requests.pollFirstEntry();
    }
    fx.hardware(new HardwareCommand.ReadMeter(request.evse(), number, request.signature()));
    return number;
  }

  private void scheduleCheckpoint(Effects fx, int evse) {
    int seconds = settings.get(StandardSettings.METER_CHECKPOINT_INTERVAL);
    if (seconds == 0) {
      timers.stop(fx, CHECKPOINT, String.valueOf(evse));
    } else {
      timers.start(fx, CHECKPOINT, String.valueOf(evse), Duration.ofSeconds(seconds));
    }
  }

  private void alignedDue(Effects fx, Instant boundary) {
    for (EvseState evse : evses.all()) {
      Signature signature = ofTransaction(metered.get(evse.id()), evse.id(), signing.ofAligned());
      request(fx, new Request(evse.id(), Purpose.ALIGNED, boundary, signature));
    }
  }
}
