package hitchpost.hal.openevse;

import hitchpost.hal.contract.BoardRig;
import hitchpost.hal.contract.Contracts;
import hitchpost.hal.contract.LockRig;
import hitchpost.hal.contract.MeterRig;
import hitchpost.hal.contract.TemperatureRig;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.testing.ContractTests;
import hitchpost.hal.testing.PeerRig;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The parts of an OpenEVSE board keep to the contracts of their ports. */
class OpenEvseContractTest {
  @TestFactory
  Stream<DynamicTest> board() {
    return ContractTests.of(Contracts.ofBoard(Board::new));
  }

  @TestFactory
  Stream<DynamicTest> boardWithWatchdog() {
    return ContractTests.of(
        Contracts.ofBoard(() -> new Board("watchdog")).stream()
            .filter(check -> check.name().contains("watchdog"))
            .toList());
  }

  @TestFactory
  Stream<DynamicTest> meter() {
    return ContractTests.of(Contracts.ofMeter(Meter::new));
  }

  @TestFactory
  Stream<DynamicTest> lock() {
    return ContractTests.of(Contracts.ofLock(Lock::new));
  }

  @TestFactory
  Stream<DynamicTest> temperature() {
    return ContractTests.of(Contracts.ofTemperature(Temperature::new));
  }

  private static final class Board extends PeerRig<EvseBoard, OpenEvsePeer> implements BoardRig {
    Board(String... firmware) {
      this(new OpenEvsePeer(firmware));
    }

    private Board(OpenEvsePeer peer) {
      super(peer, peer.driver().board());
    }

    @Override
    public void plugCar() {
      peer.tell("plug");
    }

    @Override
    public void unplugCar() {
      peer.tell("unplug");
    }

    @Override
    public boolean powered() {
      return peer.state().contains("closed");
    }

    @Override
    public int offeredMilliAmperes() {
      return Integer.parseInt(peer.state().split(" ")[2]) * 1_000;
    }
  }

  private static final class Meter extends PeerRig<EnergyMeter, OpenEvsePeer> implements MeterRig {
    Meter() {
      this(new OpenEvsePeer());
    }

    private Meter(OpenEvsePeer peer) {
      super(peer, peer.driver().meter());
    }

    @Override
    public long shownMilliWattHours() {
      String[] energy = peer.tell("energy").split(" ");
      return Long.parseLong(energy[1]) * 1000 + Long.parseLong(energy[0]) * 1000 / 3600;
    }

    @Override
    public void energyFlows() {
      peer.tell("plug");
      peer.tell("energy 37000");
    }
  }

  private static final class Lock extends PeerRig<ConnectorLock, OpenEvsePeer> implements LockRig {
    Lock() {
      this(new OpenEvsePeer("lock"));
    }

    private Lock(OpenEvsePeer peer) {
      super(peer, peer.driver().lock());
    }

    @Override
    public boolean bolted() {
      return peer.state().endsWith("1");
    }

    /** The board has no contact that would tell. */
    @Override
    public boolean jam() {
      return false;
    }
  }

  private static final class Temperature extends PeerRig<TemperatureSensor, OpenEvsePeer>
      implements TemperatureRig {
    private static final int ABSENT = -2560;

    Temperature() {
      this(new OpenEvsePeer());
    }

    private Temperature(OpenEvsePeer peer) {
      super(peer, peer.driver().temperature());
    }

    @Override
    public void bring(int deciCelsius) {
      if (peer.plugged()) {
        peer.tell("temperature " + deciCelsius);
      }
    }

    @Override
    public boolean breakSensor() {
      bring(ABSENT);
      return true;
    }
  }
}
