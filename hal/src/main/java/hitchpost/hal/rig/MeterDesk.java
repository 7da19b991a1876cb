package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareCommand.ReadMeter;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwareEvent.LastRegister;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.device.SignedMetering.Identification;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a meter for the station: every reading is one that was made when it was asked for, and a
 * meter that gives none is silent.
 */
final class MeterDesk {
  /** Less than the station waits for an answer. */
  static final Duration DEADLINE = Duration.ofSeconds(4);

  private static final String HEARSAY = "HEARSAY";

  private static final Logger LOG = LoggerFactory.getLogger(MeterDesk.class);

  /**
   * Less than the station waits for a signature. Source: Signed Meter Values in OCPP 1.0, 2.3.1.
   */
  private static final Duration SIGNING_DEADLINE = Duration.ofSeconds(25);

  private final int evse;
  private final @Nullable EnergyMeter meter;
  private final Consumer<HardwareEvent> station;
  private final LongSupplier nanos;
  private volatile @Nullable Register last;
  private final long begunNanos;

  /** What the register was when it was known last. */
  private record Register(long milliWattHours, long nanos) {}

  /**
   * @param nanos monotonic clock, the same as that of the meter
   */
  MeterDesk(
      int evse, @Nullable EnergyMeter meter, Consumer<HardwareEvent> station, LongSupplier nanos) {
    this.evse = evse;
    this.meter = meter;
    this.station = station;
    this.nanos = nanos;
    begunNanos = nanos.getAsLong();
  }

  /**
   * Reads now; the answer is an event. A meter that shall sign and does not begin to counts as
   * silent: no energy is sold that nobody signs. What it measured is told even if it does not sign
   * the end.
   */
  void read(ReadMeter command) {
    EnergyMeter own = meter;
    if (own == null) {
      station.accept(new HardwareEvent.MeterSilent(evse, command.request()));
      return;
    }
    CompletionStage<@Nullable SignedReading> signing =
        own.signed().map(metering -> sign(metering, command)).orElseGet(MeterDesk::unsigned);
    signing
        .thenCompose(signed -> own.read(DEADLINE).thenApply(sample -> reading(sample, signed)))
        .whenComplete((reading, failure) -> answer(command.request(), reading, failure));
  }

  private CompletionStage<@Nullable SignedReading> sign(
      SignedMetering metering, ReadMeter command) {
    Identification who = who(command.token());
    return switch (command.signature()) {
      case BEGIN -> inTime(metering.begin(who));
      case END ->
          inTime(metering.end(who))
              .exceptionally(failure -> {
                LOG.warn("EVSE {}: the end is not signed: {}", evse, failure.toString());
                return null;
              });
      case NONE, INTERMEDIATE -> unsigned();
    };
  }

  private static CompletableFuture<@Nullable SignedReading> inTime(
      CompletionStage<? extends @Nullable SignedReading> stage) {
    return stage
        .<@Nullable SignedReading>thenApply(signed -> signed)
        .toCompletableFuture()
        .orTimeout(SIGNING_DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  /** A station reads numbers and proves nothing: what it says of somebody is hearsay. */
  private static Identification who(@Nullable IdToken token) {
    if (token == null) {
      return Identification.NOBODY;
    }
    String known = token.value();
    return switch (token.type()) {
      case CENTRAL -> new Identification(HEARSAY, "CENTRAL", known);
      case E_MAID -> new Identification(HEARSAY, "EMAID", known);
      case ISO14443 -> new Identification(HEARSAY, "ISO14443", known);
      case ISO15693 -> new Identification(HEARSAY, "ISO15693", known);
      case LOCAL -> new Identification(HEARSAY, "LOCAL", known);
      case MAC_ADDRESS -> new Identification(HEARSAY, "EVCCID", known);
      // a code that is typed stays secret
      case KEY_CODE -> new Identification(HEARSAY, "KEY_CODE", "");
      case NO_AUTHORIZATION -> Identification.NOBODY;
    };
  }

  private static CompletionStage<@Nullable SignedReading> unsigned() {
    return CompletableFuture.completedFuture(null);
  }

  private static @Nullable MeterReading reading(
      MeterSample sample, @Nullable SignedReading signed) {
    MeterReading read = sample.reading();
    return sample.quality() != Quality.GOOD || read == null
        ? null
        : new MeterReading(read.importMilliWattHours(), read.measurements(), signed);
  }

  private void answer(long request, @Nullable MeterReading reading, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.debug("EVSE {}: the meter was not read: {}", evse, failure.toString());
    }
    station.accept(
        reading == null
            ? new HardwareEvent.MeterSilent(evse, request, lastRegister())
            : new HardwareEvent.MeterRead(evse, request, reading));
  }

  private @Nullable LastRegister lastRegister() {
    Register known = last;
    return known == null
        ? null
        : new LastRegister(
            known.milliWattHours(), Duration.ofNanos(nanos.getAsLong() - known.nanos()));
  }

  /**
   * The largest current of all phases in a sample that has not been looked at yet; for one thread.
   */
  OptionalInt newMilliAmperes() {
    EnergyMeter own = meter;
    MeterSample sample = own == null ? null : own.latest();
    MeterReading reading = sample == null ? null : sample.reading();
    Register before = last;
    if (own == null
        || sample == null
        || reading == null
        || sample.quality() != Quality.GOOD
        || before != null && sample.nanos() == before.nanos()) {
      return OptionalInt.empty();
    }
    last = new Register(reading.importMilliWattHours(), sample.nanos());
    List<Measurement> currents =
        reading.measurements().stream()
            .filter(measurement -> measurement.measurand() == Measurand.CURRENT_IMPORT)
            .toList();
    OptionalInt ofPhases =
        currents.stream()
            .filter(current -> current.phase() != null && current.phase() != Phase.N)
            .mapToInt(MeterDesk::milliAmperes)
            .max();
    return ofPhases.isPresent() ? ofPhases : ofAll(currents, own.capabilities().phases());
  }

  /** What each phase carries at least, where only the sum of them is told. */
  private static OptionalInt ofAll(List<Measurement> currents, int phases) {
    return currents.stream()
        .filter(current -> current.phase() == null)
        .mapToInt(current -> milliAmperes(current) / phases)
        .max();
  }

  private static int milliAmperes(Measurement measurement) {
    return Math.clamp(measurement.valueMilli(), 0, Integer.MAX_VALUE);
  }

  /**
   * How long the meter has told nothing that can be believed, though it may answer; 0 while what it
   * told last is fresh. To be asked after {@link #newMilliAmperes}.
   */
  long silentNanos() {
    if (meter == null || meter.latest().quality() == Quality.GOOD) {
      return 0;
    }
    Register known = last;
    return nanos.getAsLong() - (known == null ? begunNanos : known.nanos());
  }
}
