package hitchpost.simulator.ports;

import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.hal.contract.BoardRig;
import hitchpost.hal.contract.ButtonRig;
import hitchpost.hal.contract.Contracts;
import hitchpost.hal.contract.IndicatorRig;
import hitchpost.hal.contract.LockRig;
import hitchpost.hal.contract.MeterRig;
import hitchpost.hal.contract.ReaderRig;
import hitchpost.hal.contract.ResidualCurrentRig;
import hitchpost.hal.contract.TemperatureRig;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.device.Indicator;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.testing.ContractTests;
import hitchpost.hal.testing.PeerRig;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The simulated hardware keeps to the contracts of the ports, as real hardware does. */
class SimulatedContractTest {
  @TestFactory
  Stream<DynamicTest> board() {
    return ContractTests.of(Contracts.ofBoard(Board::new));
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
  Stream<DynamicTest> residualCurrent() {
    return ContractTests.of(Contracts.ofResidualCurrent(ResidualCurrent::new));
  }

  @TestFactory
  Stream<DynamicTest> temperature() {
    return ContractTests.of(Contracts.ofTemperature(Temperature::new));
  }

  @TestFactory
  Stream<DynamicTest> reader() {
    return ContractTests.of(Contracts.ofReader(Reader::new));
  }

  @TestFactory
  Stream<DynamicTest> light() {
    return ContractTests.of(Contracts.ofIndicator(Lamps::new));
  }

  @TestFactory
  Stream<DynamicTest> emergencyStop() {
    return ContractTests.of(
        Contracts.ofButton(() -> new Button("emergency_stop", Stimulus.SetEmergencyStop::new)));
  }

  @TestFactory
  Stream<DynamicTest> door() {
    return ContractTests.of(Contracts.ofButton(() -> new Button("door", Stimulus.SetTamper::new)));
  }

  @TestFactory
  Stream<DynamicTest> supply() {
    return ContractTests.of(
        Contracts.ofButton(() -> new Button("supply", lost -> new Stimulus.SetSupply(!lost))));
  }

  /** What all rigs of one simulated EVSE have in common. */
  private abstract static class Rig<D extends Device> extends PeerRig<D, SimulatedSite> {
    Rig(Function<SimulatedSite, D> device) {
      this(new SimulatedSite(), device);
    }

    Rig(SimulatedSite site, Function<SimulatedSite, D> device) {
      super(site, device.apply(site));
    }

    final void plug(CarChange car) {
      peer.stimulate(new Stimulus.PlugIn(1, 1, car));
    }
  }

  private static final class Board extends Rig<EvseBoard> implements BoardRig {
    Board() {
      super(site -> site.board);
    }

    @Override
    public void plugCar() {
      plug(CarChange.NONE);
    }

    @Override
    public void unplugCar() {
      peer.stimulate(new Stimulus.PlugOut(1, 1));
    }

    @Override
    public boolean powered() {
      return peer.state().contactorClosed();
    }

    @Override
    public int offeredMilliAmperes() {
      return peer.state().offeredMilliAmperes();
    }
  }

  /** A simulated EVSE whose meter can be pulled by itself. */
  private static final class MeterSite extends SimulatedSite {
    @Override
    public void unplugLink() {
      stimulate(new Stimulus.SetMeterLink(1, MeterLink.DEAD));
    }

    @Override
    public void plugLink() {
      stimulate(new Stimulus.SetMeterLink(1, MeterLink.ANSWERS));
    }
  }

  private static final class Meter extends Rig<EnergyMeter> implements MeterRig {
    Meter() {
      super(new MeterSite(), site -> site.part("meter", EnergyMeter.class));
    }

    @Override
    public long shownMilliWattHours() {
      return peer.state().meter().registerMilliWattHours();
    }

    @Override
    public void energyFlows() {
      peer.stimulate(new Stimulus.SetRegister(1, shownMilliWattHours() + 1_234_567));
      peer.loop.advance(Duration.ofMinutes(10));
    }
  }

  private static final class Lock extends Rig<ConnectorLock> implements LockRig {
    Lock() {
      super(site -> site.part("lock", ConnectorLock.class));
    }

    @Override
    public boolean bolted() {
      return peer.state().connectors().getFirst().locked();
    }

    @Override
    public boolean jam() {
      peer.stimulate(new Stimulus.JamLock(1, 1, true));
      return true;
    }
  }

  private static final class ResidualCurrent extends Rig<ResidualCurrentMonitor>
      implements ResidualCurrentRig {
    private static final int LEAK = 7_000;

    private final SimulatedResidualCurrent monitor;

    ResidualCurrent() {
      super(site -> site.part("rcd", ResidualCurrentMonitor.class));
      monitor = (SimulatedResidualCurrent) device();
    }

    @Override
    public void leak(boolean flows) {
      monitor.leak(flows ? LEAK : 0);
    }

    @Override
    public boolean numb() {
      monitor.numb();
      return true;
    }
  }

  private static final class Temperature extends Rig<TemperatureSensor> implements TemperatureRig {
    private final SimulatedTemperature sensor;

    Temperature() {
      super(site -> site.part("temperature", TemperatureSensor.class));
      sensor = (SimulatedTemperature) device();
    }

    @Override
    public void bring(int deciCelsius) {
      sensor.bathe(deciCelsius);
    }

    @Override
    public boolean breakSensor() {
      sensor.tear();
      return true;
    }
  }

  private static final class Reader extends Rig<IdTokenReader> implements ReaderRig {
    private static final Duration AWAY = Duration.ofSeconds(4);

    Reader() {
      super(site -> site.part("reader", IdTokenReader.class));
    }

    @Override
    public void lay(int card) {
      peer.stimulate(new Stimulus.PresentToken(token(card), List.of()));
    }

    @Override
    public void takeAway() {
      peer.loop.advance(AWAY);
    }

    @Override
    public IdToken token(int card) {
      return new IdToken("0411223" + card, IdTokenType.ISO14443);
    }
  }

  private static final class Lamps extends Rig<Indicator> implements IndicatorRig {
    private final SimulatedLight light;

    Lamps() {
      super(site -> site.part("light", Indicator.class));
      light = (SimulatedLight) device();
    }

    @Override
    public String appearance() {
      Light seen = peer.state().light().light();
      return seen == Light.OFF ? "" : seen.name();
    }

    @Override
    public int beeps() {
      return light.beeps();
    }
  }

  private static final class Button extends Rig<ButtonInput> implements ButtonRig {
    private final Function<Boolean, Stimulus> stimulus;

    Button(String name, Function<Boolean, Stimulus> stimulus) {
      super(site -> site.part(name, ButtonInput.class));
      this.stimulus = stimulus;
    }

    @Override
    public void move(boolean active) {
      peer.stimulate(stimulus.apply(active));
    }
  }
}
