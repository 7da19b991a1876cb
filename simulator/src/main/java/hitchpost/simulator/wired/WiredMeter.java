package hitchpost.simulator.wired;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareCommand.Signature;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.types.Measurand;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.MeterCapabilities;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.loop.Loop;
import hitchpost.hal.loop.LoopDevice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The meter of an EVSE of the model, polled as one on a bus. */
final class WiredMeter extends LoopDevice implements EnergyMeter {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final int evse;
  private final Consumer<HardwareCommand> model;
  private final MeterCapabilities capabilities;
  private final Map<Long, CompletableFuture<MeterSample>> asked = new TreeMap<>();
  private MeterSample latest;
  private long requests;

  WiredMeter(String name, EvseSpec spec, Loop loop, Consumer<HardwareCommand> model) {
    super(name, "wired", loop);
    evse = spec.id();
    this.model = model;
    capabilities =
        new MeterCapabilities(
            List.of(Measurand.VOLTAGE, Measurand.CURRENT_IMPORT, Measurand.POWER_ACTIVE_IMPORT),
            spec.phases(),
            1,
            Long.MAX_VALUE,
            POLL);
    latest = new MeterSample(loop.clock().now(), loop.nanos(), Quality.MISSING, null);
  }

  @Override
  public void start() {
    ask(POLL);
    loop.after(POLL, this::start);
  }

  void answered(long request, MeterReading reading) {
    CompletableFuture<MeterSample> reader = asked.remove(request);
    if (reader != null) {
      latest = new MeterSample(loop.clock().now(), loop.nanos(), Quality.GOOD, reading);
      health().answered();
      reader.complete(latest);
    }
  }

  void silent(long request) {
    CompletableFuture<MeterSample> reader = asked.remove(request);
    if (reader != null) {
      health().missed("the meter does not answer");
      reader.completeExceptionally(
          new DeviceException(Reason.TIMEOUT, name() + " was not read in time"));
    }
  }

  private CompletableFuture<MeterSample> ask(Duration patience) {
    long request = ++requests;
    var reader = new CompletableFuture<MeterSample>();
    asked.put(request, reader);
    loop.after(patience, () -> silent(request));
    model.accept(new HardwareCommand.ReadMeter(evse, request, Signature.NONE, null));
    return reader;
  }

  @Override
  public MeterCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public MeterSample latest() {
    return latest.asOf(loop.nanos(), POLL);
  }

  @Override
  public CompletionStage<MeterSample> read(Duration deadline) {
    return ask(deadline);
  }

  @Override
  public Optional<SignedMetering> signed() {
    return Optional.empty();
  }

  @Override
  public void onFault(Consumer<FaultChange> listener) {}

  @Override
  public void close() {}
}
