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
import hitchpost.hal.device.MeterCapabilities;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.ModbusPart;
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
import org.jspecify.annotations.Nullable;

/** A meter on a Modbus line, as its profile describes it. */
public final class ModbusMeter extends ModbusPart implements EnergyMeter {
  private static final long VOLTS = 250;
  private static final String RESET = "register-reset";
  private static final String NO_NUMBER = "no-number";

  private final MeterReader reader;
  private final MeterCapabilities capabilities;
  private final HalClock clock;
  private final MeterProfile profile;
  private final Plausibility plausibility;
  private final @Nullable Em580Signing signing;
  private final List<Consumer<FaultChange>> faultListeners = new CopyOnWriteArrayList<>();
  private final List<String> raised = new CopyOnWriteArrayList<>();
  private volatile MeterSample last;

  /**
   * A meter that is not read before {@link #start}.
   *
   * @param poll how often it is read
   * @param chargePoint what a meter that signs calls the place it is at, empty for nothing
   */
  public ModbusMeter(
      String name,
      MeterProfile profile,
      ModbusBus bus,
      UnitAddress address,
      Duration poll,
      String chargePoint,
      HalClock clock) {
    super(name, bus, address, Priority.METER, poll);
    this.profile = profile;
    this.reader = new MeterReader(profile);
    this.clock = clock;
    this.capabilities = capabilities(profile, reader, poll);
    this.plausibility =
        new Plausibility(
            VOLTS * profile.maxAmperes() * profile.phases(),
            Math.max(
                capabilities.resolutionMilliWattHours(), Plausibility.USUAL_STEP_MILLI_WATT_HOURS),
            capabilities.registerMilliWattHours());
    this.last = missing(clock);
    this.signing =
        profile.signing() == null ? null : new Em580Signing(name, chargePoint, device, clock);
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
  public void onFault(Consumer<FaultChange> listener) {
    faultListeners.add(listener);
  }

  @Override
  public MeterCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public Optional<SignedMetering> signed() {
    return Optional.ofNullable(signing);
  }

  @Override
  public void close() {
    device.close(registers -> {});
  }

  @Override
  public MeterSample latest() {
    return last.asOf(clock.nanos(), capabilities.poll());
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
                    new DeviceException(Reason.TIMEOUT, name() + " was not read in time"))
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

  @Override
  protected DeviceInfo identify(Registers registers, String address) {
    reader.identify(registers);
    if (signing != null) {
      signing.identified(registers);
    }
    return new DeviceInfo(profile.vendor(), profile.model(), "", "", address);
  }

  @Override
  protected void poll(Registers registers) {
    sample(registers);
    if (signing != null) {
      signing.polled();
    }
  }

  @Override
  protected void lost(String cause) {
    // the last sample grows stale by itself
  }
}
