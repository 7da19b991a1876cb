package hitchpost.hal.meter;

import hitchpost.hal.contract.Check;
import hitchpost.hal.contract.Contracts;
import hitchpost.hal.contract.MeterRig;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.modbus.UnitAddress;
import hitchpost.hal.testing.ContractTests;
import hitchpost.hal.testing.ModbusPeer;
import hitchpost.hal.testing.ModbusSite;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.PeerRig;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Every model of meter keeps to the contract, against pymodbus with registers made by Python. */
class MeterContractTest {
  private static final int MOST_RIGS = 20;
  private static final Duration POLL = Duration.ofMillis(200);

  private final List<ModbusPeer> peers = new ArrayList<>();

  @AfterEach
  void stop() {
    peers.forEach(ModbusPeer::close);
  }

  @TestFactory
  Stream<DynamicContainer> models() {
    return MeterProfiles.names().stream()
        .map(model -> DynamicContainer.dynamicContainer(model, ContractTests.of(checks(model))));
  }

  private List<Check> checks(String model) {
    MeterProfile profile = MeterProfiles.named(model);
    String unit = Vectors.unitBefore(model, profile);
    ModbusPeer peer =
        ModbusPeer.tcp(
            IntStream.rangeClosed(1, MOST_RIGS)
                .mapToObj(number -> "\"" + number + "\": " + unit)
                .collect(Collectors.joining(", ", "{", "}")));
    peers.add(peer);
    var used = new AtomicInteger();
    Supplier<Meter> rigs = () -> new Meter(model, peer, used.incrementAndGet());
    return profile.signing() == null ? Contracts.ofMeter(rigs) : Contracts.ofSigningMeter(rigs);
  }

  private static final class Meter extends PeerRig<EnergyMeter, ModbusSite<EnergyMeter>>
      implements MeterRig {
    private final String model;
    private final SteppedClock clock;
    private long shown;

    Meter(String model, ModbusPeer peer, int unit) {
      this(model, peer, unit, new SteppedClock());
    }

    private Meter(String model, ModbusPeer peer, int unit, SteppedClock clock) {
      this(model, clock, site(model, peer, unit, clock));
    }

    private Meter(String model, SteppedClock clock, ModbusSite<EnergyMeter> site) {
      super(site, site.device());
      this.model = model;
      this.clock = clock;
      this.shown = Vectors.importBefore(model);
    }

    private static ModbusSite<EnergyMeter> site(
        String model, ModbusPeer peer, int unit, SteppedClock clock) {
      MeterProfile profile = MeterProfiles.named(model);
      return new ModbusSite<>(
          peer,
          unit,
          clock,
          bus -> new ModbusMeter("meter", profile, bus, UnitAddress.of(unit), POLL, "", clock));
    }

    @Override
    public long shownMilliWattHours() {
      return shown;
    }

    /** In an hour, so that it can be believed, in which nobody reads half a register. */
    @Override
    public void energyFlows() {
      unplugLink();
      Patience.until("nobody reads it", () -> !device().link().up());
      peer.set(Vectors.table(model), Vectors.importAddress(model), Vectors.importWords(model));
      shown = Vectors.expected(model).get("import");
      clock.passes(Duration.ofHours(1));
      plugLink();
      Patience.until("it is read again", () -> device().link().up());
    }
  }
}
