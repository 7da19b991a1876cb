package hitchpost.simulator.hardware;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.HardwareCommand.Indicate;
import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.hardware.PriceDisplay;
import hitchpost.simulator.hardware.HardwareSnapshot.CarState;
import hitchpost.simulator.hardware.HardwareSnapshot.ConnectorState;
import hitchpost.simulator.hardware.HardwareSnapshot.EvseState;
import hitchpost.simulator.hardware.HardwareSnapshot.MeterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One EVSE: its contactor, meter and connectors, and the one car that it can serve.
 *
 * <p>Between two calls power is constant. Whoever changes a part calls {@link #settle} after it,
 * which lets the car look at the pilot and works out what flows from then on.
 */
final class SimulatedEvse implements EvseTruth {
  private static final int LEAST_OFFER_MILLI_AMPERES = 6000;

  private final EvseSetup setup;
  private final EvseSpec spec;
  private final Consumer<HardwareEvent> report;
  private final Contactor contactor;
  private final Meter meter;
  private final CarDialogue dialogue;
  private final List<SimulatedConnector> connectors = new ArrayList<>();
  private final EnergyCounter delivered = new EnergyCounter(0);
  private @Nullable Car car;
  private int carConnector;
  private boolean bayOccupied;
  private int offeredMilliAmperes;
  private int offeredPhases;
  private boolean powered = true;
  private boolean supply = true;
  private Indicate light;
  private PriceDisplay price = PriceDisplay.BLANK;
  private Flow flow;
  private long milliWatts;
  private long countedUntil;

  SimulatedEvse(long now, EvseSetup setup, Consumer<HardwareEvent> report) {
    this.setup = setup;
    this.spec = setup.spec();
    this.report = report;
    var timing = setup.timing();
    contactor = new Contactor(spec.id(), timing.contactor().toNanos(), report);
    meter = new Meter(setup, report);
    dialogue = new CarDialogue(spec.id(), report);
    for (var connector : spec.connectors()) {
      connectors.add(new SimulatedConnector(spec.id(), connector, timing.lock().toNanos(), report));
    }
    light = dark();
    flow = Flow.none(spec.nominalVolts() * 1000);
    countedUntil = now;
  }

  Contactor contactor() {
    return contactor;
  }

  Meter meter() {
    return meter;
  }

  CarDialogue dialogue() {
    return dialogue;
  }

  SimulatedConnector connector(int id) {
    for (var connector : connectors) {
      if (connector.id() == id) {
        return connector;
      }
    }
    throw new UnknownPart("EVSE " + spec.id() + " has no connector " + id);
  }

  long dueNanos() {
    long due = Math.min(contactor.dueNanos(), meter.dueNanos());
    if (car != null) {
      due = Math.min(due, car.dueNanos());
    }
    for (var connector : connectors) {
      due = Math.min(due, connector.dueNanos());
    }
    return due;
  }

  /** Counts the energy of constant power up to now. */
  void countUntil(long now) {
    if (milliWatts > 0) {
      long nanos = now - countedUntil;
      delivered.add(milliWatts, nanos);
      meter.count(milliWatts, nanos);
      if (car != null) {
        car.fill(milliWatts, nanos);
      }
    }
    countedUntil = now;
  }

  /** Does what is due. */
  void run(long now) {
    countUntil(now);
    contactor.run(now);
    for (var connector : connectors) {
      connector.run(now);
    }
    settle(now);
    if (meter.dueNanos() <= now) {
      var soc =
          car != null && setup.reportsSoc()
              ? Optional.of(car.socPercent())
              : Optional.<Double>empty();
      meter.run(now, new Meter.Truth(flow, offeredMilliAmperes, offeredPhases, soc));
    }
  }

  void switchContactor(long now, boolean close) {
    if (supply || !close) {
      contactor.command(now, close);
    }
  }

  void offer(int milliAmperes, int phases) {
    if (milliAmperes < 0 || phases < 1 || phases > 3) {
      throw new IllegalArgumentException(
          "no such offer: " + milliAmperes + " mA on " + phases + " phases");
    }
    boolean pause = milliAmperes < LEAST_OFFER_MILLI_AMPERES;
    offeredMilliAmperes = pause ? 0 : Math.min(milliAmperes, spec.maxMilliAmperes());
    offeredPhases = Math.min(phases, spec.phases());
  }

  void show(Indicate indicate) {
    light = indicate;
  }

  void showPrice(PriceDisplay display) {
    price = display;
  }

  void plugIn(int connectorId, CarChange change) {
    var connector = connector(connectorId);
    var newSpec = setup.car().with(change);
    boolean charging = change.charging() == null || change.charging();
    if (car != null) {
      boolean again = change.equals(CarChange.NONE) || car.pluggedInAs(newSpec, charging);
      if (connectorId != carConnector || !again) {
        throw new ImpossibleStimulus(
            "EVSE %d serves one car at a time, and one is plugged into connector %d"
                .formatted(spec.id(), carConnector));
      }
      return;
    }
    occupyBay(true);
    connector.insertCable();
    car = new Car(newSpec, charging, setup.timing().carReaction().toNanos());
    carConnector = connectorId;
    dialogue.begin(true);
  }

  void plugOut(int connectorId) {
    connector(connectorId);
    if (connectorId == carConnector) {
      car = null;
      carConnector = 0;
      dialogue.begin(false);
    }
  }

  void bay(boolean occupied) {
    if (!spec.baySensor()) {
      throw new ImpossibleStimulus("EVSE " + spec.id() + " has no sensor for its parking bay");
    }
    if (car != null && !occupied) {
      throw new ImpossibleStimulus("the car on EVSE " + spec.id() + " is plugged in");
    }
    occupyBay(occupied);
  }

  private void occupyBay(boolean now) {
    boolean seen = spec.baySensor() && now != bayOccupied;
    bayOccupied = now;
    if (seen) {
      reportBay();
    }
  }

  private void reportBay() {
    report.accept(new HardwareEvent.BayChanged(spec.id(), bayOccupied));
  }

  void changeCar(CarChange change) {
    if (car == null) {
      throw new ImpossibleStimulus("no car is plugged into EVSE " + spec.id());
    }
    if (change.evccId() != null && !change.evccId().equals(car.spec().evccId())) {
      throw new ImpossibleStimulus("the car on EVSE " + spec.id() + " has another evccId");
    }
    car.change(change);
  }

  /** Mains come or go while the controller stays up; the coil of the contactor hangs on them. */
  void supply(boolean present) {
    supply = present;
    if (!present) {
      contactor.release();
    }
  }

  void powerCut() {
    powered = false;
    offeredMilliAmperes = 0;
    light = dark();
    price = PriceDisplay.BLANK;
    meter.losePower();
    connectors.forEach(SimulatedConnector::losePower);
    supply(false);
  }

  void powerBack() {
    powered = true;
    supply = true;
  }

  /** The electronics start anew; what hangs on the EVSE stays. */
  void restart(long now) {
    switchContactor(now, false);
    offeredMilliAmperes = 0;
    light = dark();
    price = PriceDisplay.BLANK;
    describe();
  }

  void describe() {
    report.accept(new HardwareEvent.ContactorChanged(spec.id(), contactor.mirror()));
    if (spec.baySensor()) {
      reportBay();
    }
    connectors.forEach(SimulatedConnector::describe);
  }

  /** Lets everything follow from what is now. */
  void settle(long now) {
    if (car != null) {
      boolean pilot = powered && connector(carConnector).fault() == null;
      if (!pilot) {
        car.losePilot();
      }
      car.observe(now, pilot ? offeredMilliAmperes : 0, offeredPhases);
    }
    int milliVolts = supply ? spec.nominalVolts() * 1000 : 0;
    if (car != null && car.ready() && contactor.closed() && supply) {
      flow =
          new Flow(
              milliVolts,
              car.drawnMilliAmperes(),
              car.drawnPhases(),
              car.spec().powerFactorPermille());
    } else {
      flow = Flow.none(milliVolts);
    }
    milliWatts = flow.milliWatts();
    if (car != null) {
      car.draws(now, milliWatts);
    }
    for (var connector : connectors) {
      var plugged = car != null && connector.id() == carConnector ? car : null;
      connector.showPilot(plugged == null ? Pilot.A : plugged.pilot());
      if (plugged == null) {
        connector.takeCable();
      }
    }
  }

  @Override
  public boolean contactorClosed() {
    return contactor.closed();
  }

  @Override
  public ContactorFault contactorFault() {
    return contactor.fault();
  }

  @Override
  public int offeredMilliAmperes() {
    return offeredMilliAmperes;
  }

  @Override
  public int offeredPhases() {
    return offeredPhases;
  }

  @Override
  public long deliveredMilliWattHours() {
    return delivered.milliWattHours();
  }

  @Override
  public long registerMilliWattHours() {
    return meter.registerMilliWattHours();
  }

  @Override
  public int carConnector() {
    return carConnector;
  }

  @Override
  public boolean carReady() {
    return car != null && connector(carConnector).pilot().ready();
  }

  @Override
  public boolean cableInserted(int connector) {
    return connector(connector).cableInserted();
  }

  @Override
  public boolean held(int connector) {
    var lock = connector(connector).lock();
    return lock == null || lock.locked();
  }

  EvseState state(List<Fault> faults) {
    var amperes = new ArrayList<Long>(spec.phases());
    for (int phase = 0; phase < spec.phases(); phase++) {
      amperes.add(flow.milliAmperesOn(phase));
    }
    return new EvseState(
        spec.id(),
        connectors.stream().map(this::state).toList(),
        contactor.closed(),
        contactor.mirror(),
        contactor.fault(),
        delivered.milliWattHours(),
        milliWatts,
        amperes,
        offeredMilliAmperes,
        offeredPhases,
        car == null
            ? null
            : new CarState(carConnector, car.spec(), car.charging(), car.ready(), car.socPercent()),
        spec.baySensor() ? bayOccupied : null,
        new MeterState(
            meter.registerMilliWattHours(),
            meter.shownMilliWatts(flow),
            meter.link(),
            meter.frozen(),
            meter.overrides()),
        light,
        price,
        dialogue.state(),
        faults);
  }

  private ConnectorState state(SimulatedConnector connector) {
    var lock = connector.lock();
    return new ConnectorState(
        connector.id(),
        connector.pilot(),
        connector.cableInserted(),
        car != null && connector.id() == carConnector,
        lock == null ? null : lock.state(),
        lock != null && lock.locked(),
        lock != null && lock.jammed(),
        connector.fault());
  }

  private Indicate dark() {
    return new Indicate(spec.id(), Light.OFF, 0, 0);
  }
}
