package hitchpost.simulator.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.contract.Contracts;
import hitchpost.hal.contract.DcSupplyRig;
import hitchpost.hal.contract.DeviceRig;
import hitchpost.hal.contract.IsolationRig;
import hitchpost.hal.device.DcPowerSupply;
import hitchpost.hal.device.DcPowerSupply.Limits;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.IsolationMonitor;
import hitchpost.hal.loop.VirtualLoop;
import hitchpost.hal.testing.ContractTests;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is simulated of DC charging keeps to the contracts of its ports. */
class SimulatedDcContractTest {
  private static final Limits LIMITS = new Limits(150_000, 1_000_000, 100_000, 30_000);

  @TestFactory
  Stream<DynamicTest> supply() {
    return ContractTests.of(Contracts.ofDcSupply(Supply::new));
  }

  @TestFactory
  Stream<DynamicTest> isolation() {
    return ContractTests.of(Contracts.ofIsolation(Isolation::new));
  }

  @Test
  void voltageRisesByARampAndIsConfirmedWhenItIsThere() {
    var loop = new VirtualLoop();
    try (var supply = new SimulatedDcSupply("dc", LIMITS, loop)) {
      supply.start();
      var there = supply.deliver(400_000, 10_000).toCompletableFuture();
      loop.advance(Duration.ofMillis(600));
      assertEquals(200_000, supply.measured().milliVolts(), 10_000);
      assertFalse(there.isDone());
      loop.advance(Duration.ofMillis(700));
      assertTrue(there.isDone());
      assertEquals(400_000, supply.measured().milliVolts());
    }
  }

  @Test
  void isolationComesNearTheTruthByHalfEachSecond() {
    var loop = new VirtualLoop();
    try (var monitor = new SimulatedIsolationMonitor("iso", 50_000, loop)) {
      monitor.isolation(1_000_000);
      monitor.start();
      loop.advance(Duration.ofSeconds(20));
      monitor.isolation(100_000);
      loop.advance(Duration.ofSeconds(1));
      // of 1 and 10 microsiemens the mean
      assertEquals(181_818, monitor.ohms().orElse(0), 5_000);
    }
  }

  /** What both have in common. */
  private abstract static class Rig<D extends Device> implements DeviceRig<D> {
    final VirtualLoop loop = new VirtualLoop();

    @Override
    public final HalClock clock() {
      return loop.passing();
    }

    @Override
    public final void close() {
      device().close();
    }
  }

  private static final class Supply extends Rig<DcPowerSupply> implements DcSupplyRig {
    private final SimulatedDcSupply device = new SimulatedDcSupply("dc", LIMITS, loop);

    @Override
    public DcPowerSupply device() {
      return device;
    }

    @Override
    public void load(int milliOhms) {
      device.load(milliOhms);
    }

    @Override
    public int milliVolts() {
      return device.measured().milliVolts();
    }

    @Override
    public int milliAmperes() {
      return device.measured().milliAmperes();
    }

    @Override
    public boolean fail(boolean broken) {
      device.overheat(broken);
      return true;
    }

    @Override
    public void unplugLink() {
      device.pull(true);
    }

    @Override
    public void plugLink() {
      device.pull(false);
    }
  }

  private static final class Isolation extends Rig<IsolationMonitor> implements IsolationRig {
    private static final int FAULT_OHMS = 50_000;

    private final SimulatedIsolationMonitor device =
        new SimulatedIsolationMonitor("iso", FAULT_OHMS, loop);

    @Override
    public IsolationMonitor device() {
      return device;
    }

    @Override
    public void isolation(int ohms) {
      device.isolation(ohms);
    }

    @Override
    public boolean breakMonitor() {
      device.tear();
      return true;
    }

    @Override
    public int faultOhms() {
      return FAULT_OHMS;
    }

    @Override
    public void unplugLink() {
      device.pull(true);
    }

    @Override
    public void plugLink() {
      device.pull(false);
    }
  }
}
