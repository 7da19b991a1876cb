package hitchpost.hal.board;

import hitchpost.hal.contract.BoardRig;
import hitchpost.hal.contract.ButtonRig;
import hitchpost.hal.contract.Contracts;
import hitchpost.hal.contract.IndicatorRig;
import hitchpost.hal.contract.LockRig;
import hitchpost.hal.contract.ResidualCurrentRig;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.Indicator;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.testing.ContractTests;
import hitchpost.hal.testing.PeerRig;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A GPIO board on lines in memory and each of its parts keep to the contracts of their ports. */
class GpioContractTest {
  @TestFactory
  Stream<DynamicTest> board() {
    return ContractTests.of(Contracts.ofBoard(Board::new));
  }

  @TestFactory
  Stream<DynamicTest> lock() {
    return ContractTests.of(Contracts.ofLock(Lock::new));
  }

  @TestFactory
  Stream<DynamicTest> residualCurrent() {
    return ContractTests.of(Contracts.ofResidualCurrent(ResidualCurrent::new));
  }

  @TestFactory
  Stream<DynamicTest> indicator() {
    return ContractTests.of(Contracts.ofIndicator(Lamps::new));
  }

  @TestFactory
  Stream<DynamicTest> emergencyStop() {
    return ContractTests.of(
        Contracts.ofButton(
            () -> new Button("emergency_stop", GpioLine.EMERGENCY_STOP_CLOSED, false)));
  }

  @TestFactory
  Stream<DynamicTest> door() {
    return ContractTests.of(Contracts.ofButton(() -> new Button("door", GpioLine.DOOR, true)));
  }

  private static final class Board extends PeerRig<EvseBoard, GpioSite> implements BoardRig {
    Board() {
      this(new GpioSite());
    }

    private Board(GpioSite site) {
      super(site, site.board);
    }

    @Override
    public void plugCar() {
      peer.car(true);
    }

    @Override
    public void unplugCar() {
      peer.car(false);
    }

    @Override
    public boolean powered() {
      return peer.is(GpioLine.CONTACTOR);
    }

    /** IEC 61851-1, table A.8. */
    @Override
    public int offeredMilliAmperes() {
      int permyriad = peer.permyriad();
      if (permyriad == 0 || permyriad == GpioSite.ALWAYS_HIGH) {
        return 0;
      }
      return permyriad <= 8_500 ? permyriad * 6 : (permyriad - 6_400) * 25;
    }
  }

  private static final class Lock extends PeerRig<ConnectorLock, GpioSite> implements LockRig {
    Lock() {
      this(new GpioSite());
    }

    private Lock(GpioSite site) {
      super(site, site.part("lock", ConnectorLock.class));
    }

    @Override
    public boolean bolted() {
      return peer.is(GpioLine.LOCKED);
    }

    @Override
    public boolean jam() {
      peer.jam();
      return true;
    }
  }

  private static final class ResidualCurrent extends PeerRig<ResidualCurrentMonitor, GpioSite>
      implements ResidualCurrentRig {
    ResidualCurrent() {
      this(new GpioSite());
    }

    private ResidualCurrent(GpioSite site) {
      super(site, site.part("rcd", ResidualCurrentMonitor.class));
    }

    @Override
    public void leak(boolean flows) {
      peer.leak(flows);
    }

    @Override
    public boolean numb() {
      peer.numb();
      return true;
    }
  }

  private static final class Lamps extends PeerRig<Indicator, GpioSite> implements IndicatorRig {
    Lamps() {
      this(new GpioSite());
    }

    private Lamps(GpioSite site) {
      super(site, site.part("light", Indicator.class));
    }

    @Override
    public String appearance() {
      var lit = new StringJoiner(" ");
      lit.setEmptyValue("");
      if (!peer.is(GpioLine.RED)) {
        lit.add("red");
      }
      if (peer.is(GpioLine.GREEN)) {
        lit.add("green");
      }
      if (peer.is(GpioLine.BLUE)) {
        lit.add("blue");
      }
      return lit.toString();
    }

    @Override
    public int beeps() {
      return peer.beeps();
    }
  }

  private static final class Button extends PeerRig<ButtonInput, GpioSite> implements ButtonRig {
    private final GpioLine line;
    private final boolean activeHigh;

    Button(String name, GpioLine line, boolean activeHigh) {
      this(new GpioSite(), name, line, activeHigh);
    }

    private Button(GpioSite site, String name, GpioLine line, boolean activeHigh) {
      super(site, site.part(name, ButtonInput.class));
      this.line = line;
      this.activeHigh = activeHigh;
    }

    @Override
    public void move(boolean active) {
      peer.drive(line, active == activeHigh);
    }
  }
}
