package hitchpost.simulator.ports;

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

/** The meter of a simulated EVSE, on a line of its own. */
final class SimulatedMeter extends LoopDevice implements EnergyMeter {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final SimulatedBoard board;
  private final MeterCapabilities capabilities;
  private final Map<Long, CompletableFuture<MeterSample>> asked = new TreeMap<>();
  private long requests;
  private volatile MeterSample latest;

  SimulatedMeter(SimulatedBoard board, Loop loop, EvseSpec spec) {
    super(board.name() + ".meter", "simulated", loop);
    this.board = board;
    capabilities =
        new MeterCapabilities(
            List.of(
                Measurand.VOLTAGE,
                Measurand.CURRENT_IMPORT,
                Measurand.POWER_ACTIVE_IMPORT,
                Measurand.FREQUENCY),
            spec.phases(),
            1,
            Long.MAX_VALUE,
            POLL);
    latest = new MeterSample(loop.clock().now(), loop.nanos(), Quality.MISSING, null);
  }

  /** Polls from now on. */
  void begin() {
    ask(POLL);
    loop.after(POLL, this::begin);
  }

  void answered(long request, MeterReading reading) {
    latest = new MeterSample(loop.clock().now(), loop.nanos(), Quality.GOOD, reading);
    health().answered();
    CompletableFuture<MeterSample> reader = asked.remove(request);
    if (reader != null) {
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
    board.command(
        new HardwareCommand.ReadMeter(SimulatedBoard.EVSE, request, Signature.NONE, null));
    board.turn();
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
    var result = new CompletableFuture<MeterSample>();
    loop.post(() -> {
      if (!link().up()) {
        result.completeExceptionally(
            new DeviceException(Reason.UNREACHABLE, name() + " is not reached"));
        return;
      }
      ask(deadline)
          .whenComplete((sample, failure) -> {
            if (failure == null) {
              result.complete(sample);
            } else {
              result.completeExceptionally(failure);
            }
          });
    });
    return result;
  }

  /** It signs for nobody behind this port. */
  @Override
  public Optional<SignedMetering> signed() {
    return Optional.empty();
  }

  /** Its register never leaps by itself. */
  @Override
  public void onFault(Consumer<FaultChange> listener) {}

  @Override
  public void start() {
    board.start();
  }

  /** It ends with its board. */
  @Override
  public void close() {}
}
