package hitchpost.simulator.run;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.MeterCapabilities;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.SignedMetering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A meter that counts what it is told. */
public final class MemoryMeter extends MemoryPart implements EnergyMeter {
  private final AtomicLong register = new AtomicLong(1_204_567_000L);

  MemoryMeter(String name) {
    super(name);
  }

  public void count(long milliWattHours) {
    register.addAndGet(milliWattHours);
  }

  @Override
  public MeterCapabilities capabilities() {
    return new MeterCapabilities(
        List.of(Measurand.CURRENT_IMPORT), 3, 1, Long.MAX_VALUE, Duration.ofSeconds(1));
  }

  @Override
  public MeterSample latest() {
    var reading =
        new MeterReading(
            register.get(), List.of(new Measurement(Measurand.CURRENT_IMPORT, Phase.L1, 0)));
    return new MeterSample(
        Instant.now(), System.nanoTime(), up() ? Quality.GOOD : Quality.STALE, reading);
  }

  @Override
  public CompletionStage<MeterSample> read(Duration deadline) {
    return up()
        ? CompletableFuture.completedFuture(latest())
        : CompletableFuture.failedFuture(new DeviceException(Reason.TIMEOUT, "pulled"));
  }

  @Override
  public Optional<SignedMetering> signed() {
    return Optional.empty();
  }

  @Override
  public void onFault(Consumer<FaultChange> listener) {}
}
