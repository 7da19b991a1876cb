package hitchpost.hal.device;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A meter. It never tells a number that it did not read. */
public interface EnergyMeter extends Device {
  MeterCapabilities capabilities();

  /** The last sample, with its age in it. */
  MeterSample latest();

  /**
   * Reads now.
   *
   * @param deadline at most so long; the stage then fails with TIMEOUT
   */
  CompletionStage<MeterSample> read(Duration deadline);

  /** How to have readings signed, empty for a meter that does not. */
  Optional<SignedMetering> signed();

  /** Hears of faults of the meter; to be called before {@link #start}. */
  void onFault(Consumer<FaultChange> listener);
}
