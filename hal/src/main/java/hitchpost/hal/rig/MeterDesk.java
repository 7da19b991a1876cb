package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareCommand.ReadMeter;
import hitchpost.core.hardware.HardwareCommand.Signature;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.core.types.Measurand;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.device.SignedMetering.Identification;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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

  private static final Logger LOG = LoggerFactory.getLogger(MeterDesk.class);

  /** The station tells the CSMS whose transaction it is; the meter need not know. */
  private static final Identification NOBODY = new Identification("", "", "", "");

  private final int evse;
  private final @Nullable EnergyMeter meter;
  private final Consumer<HardwareEvent> station;
  private long lastNanos;
  private boolean sampled;

  MeterDesk(int evse, @Nullable EnergyMeter meter, Consumer<HardwareEvent> station) {
    this.evse = evse;
    this.meter = meter;
    this.station = station;
  }

  /** Reads now; the answer is an event. */
  void read(ReadMeter command) {
    EnergyMeter own = meter;
    if (own == null) {
      station.accept(new HardwareEvent.MeterSilent(evse, command.request()));
      return;
    }
    CompletionStage<@Nullable SignedReading> signing =
        own.signed()
            .map(metering -> sign(metering, command.signature()))
            .orElseGet(MeterDesk::unsigned);
    signing
        .exceptionally(failure -> {
          LOG.warn("EVSE {}: the meter signed nothing: {}", evse, failure.toString());
          return null;
        })
        .thenCompose(signed -> own.read(DEADLINE).thenApply(sample -> reading(sample, signed)))
        .whenComplete((reading, failure) -> answer(command.request(), reading, failure));
  }

  private static CompletionStage<@Nullable SignedReading> sign(
      SignedMetering metering, Signature signature) {
    return switch (signature) {
      case BEGIN -> metering.begin(NOBODY);
      case END -> metering.end();
      case NONE, INTERMEDIATE -> unsigned();
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
            ? new HardwareEvent.MeterSilent(evse, request)
            : new HardwareEvent.MeterRead(evse, request, reading));
  }

  /**
   * The largest current of all phases in a sample that has not been looked at yet; for one thread.
   */
  OptionalInt newMilliAmperes() {
    MeterSample sample = meter == null ? null : meter.latest();
    MeterReading reading = sample == null ? null : sample.reading();
    if (sample == null
        || reading == null
        || sample.quality() != Quality.GOOD
        || sampled && sample.nanos() == lastNanos) {
      return OptionalInt.empty();
    }
    sampled = true;
    lastNanos = sample.nanos();
    return reading.measurements().stream()
        .filter(measurement -> measurement.measurand() == Measurand.CURRENT_IMPORT)
        .mapToInt(MeterDesk::milliAmperes)
        .max();
  }

  private static int milliAmperes(Measurement measurement) {
    return Math.toIntExact(Math.clamp(measurement.valueMilli(), 0, Integer.MAX_VALUE));
  }
}
