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
import hitchpost.core.hardware.HardwareEvent.LastRegister;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.settings.Quantity;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.settings.TransactionSettings;
import hitchpost.core.time.StationClock;
import hitchpost.core.transaction.Occasion;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
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
  private static final String END_SAMPLE = "meter-end-sample";
  private static final String END_ALIGNED = "meter-end-aligned";

  /** Readings asked for and not yet answered; older ones are given up. */
  private static final int MAX_OPEN_REQUESTS = 64;

  private static final Duration READING_DEADLINE = Duration.ofSeconds(5);

  /** Source: Signed Meter Values in OCPP 1.0, 2.3.1. */
  private static final Duration SIGNING_DEADLINE = Duration.ofSeconds(30);

  private static final Occasion BEGIN = Occasion.of(TriggerReason.METER_VALUE_PERIODIC);

  private enum Purpose {
    SAMPLED,
    SAMPLED_FOR_END,
    CHECKPOINT,
    ALIGNED,
    ALIGNED_FOR_END,
    /** Somebody else's, who knows the number. */
    FOREIGN
  }

  /** A reading that was asked for. */
  private record Request(
      int evse, Purpose purpose, Instant at, Signature signature, @Nullable IdToken token) {
    Request(int evse, Purpose purpose, Instant at, Signature signature) {
      this(evse, purpose, at, signature, null);
    }

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
  private final PhasesUsed phases = new PhasesUsed();
  private final Map<Integer, Metered> metered = new TreeMap<>();
  private final TreeMap<Long, Request> requests = new TreeMap<>();
  private long lastRequest;
  private final Timers timers = new Timers();
  private final SampleRaster samples;
  private final AlignedRaster alignment;
  private final EndReadings ends;
  private final SampleRaster endSamples;
  private final AlignedRaster endAlignment;

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
    this.ends = new EndReadings(settings, clock, log);
    this.endSamples = new SampleRaster(END_SAMPLE, ends::sampledSeconds, timers);
    this.endAlignment = new AlignedRaster(END_ALIGNED, ends::alignedSeconds, clock, timers);
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

  /**
   * Asks the meter of an EVSE for the begin or the end of a transaction, as {@link #read}.
   *
   * @param token whoever's transaction it is, null while nobody has shown one
   */
  public long readForBill(Effects fx, int evse, Signature end, @Nullable IdToken token) {
    Signature signature = signs(evse) ? end : Signature.NONE;
    return request(fx, new Request(evse, Purpose.FOREIGN, fx.time(), signature, token));
  }

  /** A transaction was over before the meter could be asked: it shall not go on with it. */
  public void givenUp(Effects fx, int evse, @Nullable IdToken token) {
    if (evse != 0 && signs(evse)) {
      readForBill(fx, evse, Signature.END, token);
    }
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
    meter(evse, transaction);
    if (!log.tellsProgress()) {
      for (MeterValue value : startValues(fx, evse.id(), transaction, reading)) {
        log.sample(fx, transaction, BEGIN, value, reading.importMilliWattHours());
      }
    }
    collectEnd(fx, evse.id(), transaction, reading, ReadingContext.TRANSACTION_BEGIN);
    schedule(fx, evse.id());
  }

  /** A transaction of the last life may go on: so does its schedule. */
  public void resumed(Effects fx, Evse evse, String transaction) {
    meter(evse, transaction);
    schedule(fx, evse.id());
  }

  private void meter(Evse evse, String transaction) {
    Integer connector = evse.connectorId();
    metered.put(evse.id(), new Metered(transaction, connector == null ? 1 : connector));
  }

  private void schedule(Effects fx, int evse) {
    samples.start(fx, evse);
    endSamples.start(fx, evse);
    scheduleCheckpoint(fx, evse);
  }

  /** The transaction's last reading is taken; call before its end is logged. */
  public void ending(Effects fx, int evse, MeterReading reading) {
    Metered open = metered.get(evse);
    if (open != null) {
      collectEnd(fx, evse, open.transaction(), reading, ReadingContext.TRANSACTION_END);
    }
  }

  private void collectEnd(
      Effects fx, int evse, String transaction, MeterReading reading, ReadingContext context) {
    var signed = signing.of(transaction, reading, spec(evse).meter().publicKey());
    ends.bound(fx, transaction, reading, signed, context);
  }

  /** The transaction is over: its schedule stops. */
  public void ended(Effects fx, int evse) {
    Metered over = metered.remove(evse);
    if (over != null) {
      signing.ended(over.transaction());
      phases.ended(evse);
      samples.stop(fx, evse);
      endSamples.stop(fx, evse);
      timers.stop(fx, CHECKPOINT, String.valueOf(evse));
    }
  }

  /** The clock was set, or is known for the first time. */
  public void clockSet(Effects fx) {
    alignment.schedule(fx);
    endAlignment.schedule(fx);
  }

  /** Schedules anew what depends on a changed setting. */
  public void settingChanged(Effects fx, Setting<?> setting) {
    if (is(setting, StandardSettings.SAMPLED_INTERVAL)) {
      samples.restart(fx);
    } else if (is(setting, StandardSettings.SAMPLED_TX_ENDED_INTERVAL)) {
      endSamples.restart(fx);
    } else if (is(setting, StandardSettings.METER_CHECKPOINT_INTERVAL)) {
      metered.keySet().forEach(evse -> scheduleCheckpoint(fx, evse));
    } else if (is(setting, StandardSettings.ALIGNED_INTERVAL)) {
      alignment.schedule(fx);
    } else if (is(setting, StandardSettings.ALIGNED_TX_ENDED_INTERVAL)) {
      endAlignment.schedule(fx);
    }
  }

  private static boolean is(Setting<?> setting, Setting<?> other) {
    return setting.id().equals(other.id());
  }

  public static boolean owns(Timer timer) {
    return switch (timer.kind()) {
      case SAMPLE, CHECKPOINT, ALIGNED, END_SAMPLE, END_ALIGNED -> true;
      default -> false;
    };
  }

  public void timerFired(Effects fx, Timer timer) {
    if (!timers.current(timer)) {
      return;
    }
    switch (timer.kind()) {
      case ALIGNED -> alignment.fired(fx).ifPresent(boundary -> alignedDue(fx, boundary));
      case END_ALIGNED -> endAlignment.fired(fx).ifPresent(boundary -> endAlignedDue(fx, boundary));
      default -> {
        int evse = Integer.parseInt(timer.subject());
        Metered open = metered.get(evse);
        if (open != null) {
          sampleDue(fx, timer.kind(), evse, open);
        }
      }
    }
  }

  private void sampleDue(Effects fx, String kind, int evse, Metered open) {
    switch (kind) {
      case SAMPLE -> {
        Signature signature = ofTransaction(open, evse, signing.ofSamples());
        request(fx, new Request(evse, Purpose.SAMPLED, fx.time(), signature));
        samples.next(fx, evse);
      }
      case END_SAMPLE -> {
        Signature signature = ofTransaction(open, evse, signing.ofEndSamples());
        request(fx, new Request(evse, Purpose.SAMPLED_FOR_END, fx.time(), signature));
        endSamples.next(fx, evse);
      }
      default -> {
        request(fx, new Request(evse, Purpose.CHECKPOINT, fx.time()));
        scheduleCheckpoint(fx, evse);
      }
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
      case SAMPLED -> sampled(fx, request, open, reading, ReadingContext.SAMPLE_PERIODIC);
      case SAMPLED_FOR_END -> collect(fx, request, open, reading, ReadingContext.SAMPLE_PERIODIC);
      case CHECKPOINT -> {
        if (open != null) {
          log.checkpoint(fx, open.transaction(), reading.importMilliWattHours(), request.at());
        }
      }
      case ALIGNED -> sampled(fx, request, open, reading, ReadingContext.SAMPLE_CLOCK);
      case ALIGNED_FOR_END -> collect(fx, request, open, reading, ReadingContext.SAMPLE_CLOCK);
      case FOREIGN -> {}
    }
  }

  /**
   * The meter will not answer. What it is known to have said last is kept, in case that the
   * transaction ends before it speaks again.
   *
   * @param last null when nobody knows
   */
  public void silent(Effects fx, long number, @Nullable LastRegister last) {
    Request request = requests.remove(number);
    Metered open = request == null ? null : metered.get(request.evse());
    if (request == null || open == null || last == null) {
      return;
    }
    switch (request.purpose()) {
      case CHECKPOINT, FOREIGN ->
          log.checkpoint(
              fx, open.transaction(), last.importMilliWattHours(), fx.time().minus(last.age()));
      case SAMPLED, SAMPLED_FOR_END, ALIGNED, ALIGNED_FOR_END -> {}
    }
  }

  private void sampled(
      Effects fx,
      Request request,
      @Nullable Metered open,
      MeterReading reading,
      ReadingContext context) {
    if (open != null && ends.sharesSamples()) {
      collect(fx, request, open, unsigned(reading), context);
    }
    if (open != null || context == ReadingContext.SAMPLE_CLOCK) {
      List<Quantity> wanted =
          wanted(
              context == ReadingContext.SAMPLE_CLOCK
                  ? StandardSettings.ALIGNED_MEASURANDS
                  : StandardSettings.SAMPLED_MEASURANDS);
      publish(fx, request, open, reading, wanted, context);
    }
  }

  /** Keeps a sample to be told with the end of its transaction. */
  private void collect(
      Effects fx,
      Request request,
      @Nullable Metered open,
      MeterReading reading,
      ReadingContext context) {
    if (open != null) {
      String transaction = open.transaction();
      List<Quantity> wanted = ends.wanted(context);
      ends.keep(
          fx,
          transaction,
          request.at(),
          values(request.evse(), transaction, reading, wanted, context));
    }
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
      var occasion =
          new Occasion(trigger(context), null, phases.news(request.evse(), reading), null);
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
        transaction == null || !EndReadings.signable(wanted)
            ? null
            : signing.of(transaction, reading, spec(evse).meter().publicKey());
    return Measurements.of(reading, wanted, context, signed);
  }

  private static TriggerReason trigger(ReadingContext context) {
    return context == ReadingContext.SAMPLE_CLOCK
        ? TriggerReason.METER_VALUE_CLOCK
        : TriggerReason.METER_VALUE_PERIODIC;
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

  private long request(Effects fx, Request request) {
    long number = ++lastRequest;
    requests.put(number, request);
    if (requests.size() > MAX_OPEN_REQUESTS) {
      requests.pollFirstEntry();
    }
    fx.hardware(
        new HardwareCommand.ReadMeter(
            request.evse(), number, request.signature(), request.token()));
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
    if (settings.isOn(TransactionSettings.ALIGNED_WHILE_IDLE) && !metered.isEmpty()) {
      return;
    }
    for (EvseState evse : evses.all()) {
      Signature signature = ofTransaction(metered.get(evse.id()), evse.id(), signing.ofAligned());
      request(fx, new Request(evse.id(), Purpose.ALIGNED, boundary, signature));
    }
  }

  private void endAlignedDue(Effects fx, Instant boundary) {
    metered.forEach((evse, open) -> {
      Signature signature = ofTransaction(open, evse, signing.ofEndAligned());
      request(fx, new Request(evse, Purpose.ALIGNED_FOR_END, boundary, signature));
    });
  }
}
