package hitchpost.hal.openevse;

import hitchpost.hal.contract.BoardRig;
import hitchpost.hal.contract.Contracts;
import hitchpost.hal.contract.LockRig;
import hitchpost.hal.contract.MeterRig;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.testing.ContractTests;
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
        Contracts.ofBoard(() -> new Board(new OpenEvsePeer("watchdog"))).stream()
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

  private record Board(OpenEvsePeer peer) implements BoardRig {
    Board() {
      this(new OpenEvsePeer());
    }

    @Override
    public EvseBoard device() {
      return peer.driver().board();
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
    public void unplugLink() {
      peer.unplugLink();
    }

    @Override
    public void plugLink() {
      peer.plugLink();
    }

    @Override
    public void close() {
      peer.close();
    }
  }

  private record Meter(OpenEvsePeer peer) implements MeterRig {
    Meter() {
      this(new OpenEvsePeer());
    }

    @Override
    public EnergyMeter device() {
      return peer.driver().meter();
    }

    @Override
    public long shownMilliWattHours() {
      String[] energy = peer.tell("energy").split(" ");
      return Long.parseLong(energy[1]) * 1000 + Long.parseLong(energy[0]) * 1000 / 3600;
    }

    @Override
    public void energyFlows() {
      peer.tell("plug");
      peer.tell("energy 3700000");
    }

    @Override
    public void unplugLink() {
      peer.unplugLink();
    }

    @Override
    public void plugLink() {
      peer.plugLink();
    }

    @Override
    public void close() {
      peer.driver().board().close();
      peer.close();
    }
  }

  private record Lock(OpenEvsePeer peer) implements LockRig {
    Lock() {
      this(new OpenEvsePeer("lock"));
    }

    @Override
    public ConnectorLock device() {
      return peer.driver().lock();
    }

    @Override
    public boolean bolted() {
      return peer.state().endsWith("1");
    }

    @Override
    public void unplugLink() {
      peer.unplugLink();
    }

    @Override
    public void plugLink() {
      peer.plugLink();
    }

    @Override
    public void close() {
      peer.driver().board().close();
      peer.close();
    }
  }
}
