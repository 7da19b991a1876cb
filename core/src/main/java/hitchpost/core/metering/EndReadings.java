package hitchpost.core.metering;

import hitchpost.core.Effects;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.settings.Quantity;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.settings.TransactionSettings;
import hitchpost.core.time.StationClock;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.SignedMeterValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of the readings of a transaction is kept to be told with its end. */
final class EndReadings {
  private final Settings settings;
  private final StationClock clock;
  private final TransactionLog log;

  EndReadings(Settings settings, StationClock clock, TransactionLog log) {
    this.settings = settings;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Whether it is sampled when values are that are told at once, and has no interval of its own.
   */
  boolean sharesSamples() {
    return settings.get(TransactionSettings.END_SHARES_SAMPLES);
  }

  int sampledSeconds() {
    return sharesSamples() ? 0 : settings.get(StandardSettings.SAMPLED_TX_ENDED_INTERVAL);
  }

  int alignedSeconds() {
    return sharesSamples() ? 0 : settings.get(StandardSettings.ALIGNED_TX_ENDED_INTERVAL);
  }

  /** Keeps a reading of the begin or the end. What was signed is told whatever else is wanted. */
  void bound(
      Effects fx,
      String transaction,
      MeterReading reading,
      @Nullable SignedMeterValue signed,
      ReadingContext context) {
    List<Quantity> wanted = wantedAtBounds();
    if (signed != null && !signable(wanted)) {
      wanted = Stream.concat(StandardSettings.ENERGY.stream(), wanted.stream()).toList();
    }
    keep(fx, transaction, fx.time(), Measurements.of(reading, wanted, context, signed));
  }

  private List<Quantity> wantedAtBounds() {
    List<Quantity> sampled = settings.get(StandardSettings.SAMPLED_TX_ENDED_MEASURANDS);
    return sharesSamples()
        ? Stream.concat(
                sampled.stream(),
                settings.get(StandardSettings.ALIGNED_TX_ENDED_MEASURANDS).stream())
            .distinct()
            .toList()
        : sampled;
  }

  /** What of a sample is wanted with the end. */
  List<Quantity> wanted(ReadingContext context) {
    Setting<List<Quantity>> list =
        context == ReadingContext.SAMPLE_CLOCK
            ? StandardSettings.ALIGNED_TX_ENDED_MEASURANDS
            : StandardSettings.SAMPLED_TX_ENDED_MEASURANDS;
    return settings.get(list);
  }

  void keep(Effects fx, String transaction, Instant at, List<SampledValue> values) {
    // A value whose time is unknown cannot be stamped honestly inside another message.
    if (!values.isEmpty() && clock.known()) {
      log.collect(fx, transaction, new MeterValue(at, values));
    }
  }

  /** Meters sign their register and nothing else. */
  static boolean signable(List<Quantity> wanted) {
    return wanted.stream().anyMatch(q -> q.covers(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, null));
  }
}
