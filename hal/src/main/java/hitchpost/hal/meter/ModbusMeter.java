package hitchpost.hal.meter;

import hitchpost.core.hardware.MeterReading;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.MeterCapabilities;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.ModbusDevice;
import hitchpost.hal.modbus.Priority;
import hitchpost.hal.modbus.Registers;
import hitchpost.hal.modbus.UnitAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A meter on a Modbus line, as its profile describes it. */
public final class ModbusMeter implements EnergyMeter {
  private static final Duration LEAST_STALE = Duration.ofSeconds(5);
  private static final int STALE_POLLS = 3;
  private static final long VOLTS = 250;
  private static final String RESET = "register-reset";
  private static final String NO_NUMBER = "no-number";

  private final String name;
  private final MeterReader reader;
  private final MeterCapabilities capabilities;
  private final HalClock clock;
  private final ModbusDevice device;
  private final DeviceInfo info;
  private final Plausibility plausibility;
  private final List<Consumer<FaultChange>> faultListeners = new CopyOnWriteArrayList<>();
  private final List<String> raised = new CopyOnWriteArrayList<>();
  private volatile MeterSample last;

  /**
   * A meter that is not read before {@link #start}.
   *
   * @param poll how often it is read
   */
  public ModbusMeter(
      String name,
      MeterProfile profile,
      ModbusBus bus,
      UnitAddress address,
      Duration poll,
      HalClock clock) {
    this.name = name;
    this.reader = new MeterReader(profile);
    this.clock = clock;
    this.capabilities = capabilities(profile, reader, poll);
    this.plausibility =
        new Plausibility(
            VOLTS * profile.maxAmperes() * profile.phases(),
            capabilities.resolutionMilliWattHours(),
            capabilities.registerMilliWattHours());
    this.last = missing(clock);
    this.info =
        new DeviceInfo(
            profile.vendor(), profile.model(), "", "", bus.address() + " unit " + address.unit());
    this.device = new ModbusDevice(bus, address, Priority.METER, poll, new Polling());
  }

  private static MeterSample missing(HalClock clock) {
    return new MeterSample(clock.now(), clock.nanos(), Quality.MISSING, null);
  }

  private static MeterCapabilities capabilities(
      MeterProfile profile, MeterReader reader, Duration poll) {
    Long rollOver = profile.rollOverKilowattHours();
    return new MeterCapabilities(
        profile.fields().stream()
            .filter(field -> !field.isImport())
            .map(MeterProfile.Field::measurand)
            .distinct()
            .toList(),
        profile.phases(),
        reader.resolutionMilliWattHours(),
        rollOver == null ? Long.MAX_VALUE : Math.multiplyExact(rollOver, 1_000_000L),
        poll);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public LinkState link() {
    return device.health().state();
  }

  @Override
  public void onLink(Consumer<LinkState> listener) {
    device.health().listen(listener);
  }

  @Override
  public void onFault(Consumer<FaultChange> listener) {
    faultListeners.add(listener);
  }

  @Override
  public MeterCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public Optional<SignedMetering> signed() {
    return Optional.empty();
  }

  @Override
  public void start() {
    device.start();
  }

  @Override
  public void close() {
    device.close(registers -> {});
  }

  @Override
  public MeterSample latest() {
    MeterSample sample = last;
    Duration polls = capabilities.poll().multipliedBy(STALE_POLLS);
    Duration stale = polls.compareTo(LEAST_STALE) > 0 ? polls : LEAST_STALE;
    boolean old = clock.since(sample.nanos()).compareTo(stale) > 0;
    return old && sample.quality() == Quality.GOOD
        ? new MeterSample(sample.at(), sample.nanos(), Quality.STALE, sample.reading())
        : sample;
  }

  @Override
  public CompletionStage<MeterSample> read(Duration deadline) {
    return device
        .run(this::sample)
        .toCompletableFuture()
        .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure ->
            failure instanceof TimeoutException
                ? CompletableFuture.failedFuture(
                    new DeviceException(Reason.TIMEOUT, name + " was not read in time"))
                : CompletableFuture.failedFuture(failure));
  }

  /** Reads and judges, on the thread of the bus; a doubted sample is MISSING and not kept. */
  private MeterSample sample(Registers registers) {
    Optional<MeterReading> read = reader.read(registers);
    MeterSample missing = missing(clock);
    if (read.isEmpty()) {
      raise(NO_NUMBER, "the import register holds no number");
      last = missing;
      return missing;
    }
    clear(NO_NUMBER);
    switch (plausibility.judge(missing.nanos(), read.get().importMilliWattHours())) {
      case BELIEVED -> clear(RESET);
      case RESET -> raise(RESET, "the register fell or leapt: replaced or set back");
      case DOUBTED -> {
        return missing;
      }
    }
    last = new MeterSample(missing.at(), missing.nanos(), Quality.GOOD, read.get());
    return last;
  }

  private void raise(String id, String text) {
    if (!raised.contains(id)) {
      raised.add(id);
      DeviceFaultCode code = DeviceFaultCode.METER;
      tell(new FaultChange.Raised(new DeviceFault(id, code, code.severity(), text, "")));
    }
  }

  private void clear(String id) {
    if (raised.remove(id)) {
      tell(new FaultChange.Cleared(id));
    }
  }

  private void tell(FaultChange change) {
    faultListeners.forEach(listener -> listener.accept(change));
  }

  private final class Polling implements ModbusDevice.Script {
    @Override
    public void identify(Registers registers) {
      reader.identify(registers);
    }

    @Override
    public void poll(Registers registers) {
      sample(registers);
    }

    @Override
    public void lost(String cause) {
      // the last sample grows stale by itself
    }
  }
}
