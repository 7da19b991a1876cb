package hitchpost.simulator.hardware;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.simulator.hardware.HardwareSnapshot.EvseState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hardware of one station as a pure model that moves from event to event.
 *
 * <p>Each call tells the time, in nanoseconds that never fall and whose origin has no meaning, and
 * gives back, oldest first, what the hardware reports up to then: what fell due by itself and what
 * the call caused. {@link #nextEventNanos} says when to call {@link #advance} at the latest. A call
 * that throws has changed nothing but the time; what fell due until then comes with the next call.
 *
 * <p>A new station has power, open contactors, unlocked empty sockets and no car, which it does not
 * report before {@link #describe}. Not for use by several threads at once.
 */
public final class SimulatedHardware implements TimedHardware {
  /** Later than every time. */
  static final long NEVER = Long.MAX_VALUE;

  private final TreeMap<Integer, SimulatedEvse> evses = new TreeMap<>();
  private final FaultList faults;

  /** What was reported and not yet handed out. */
  private List<HardwareEvent> outbox = new ArrayList<>();

  private long now;

  /** When something happens by itself next, and where. */
  private long due = NEVER;

  private @Nullable SimulatedEvse dueFirst;
  private boolean powered = true;
  private boolean supply = true;
  private boolean emergencyStop;
  private boolean tampered;

  /**
   * A new station.
   *
   * @param nanos the time now
   * @param setups one per EVSE, with different ids
   */
  public SimulatedHardware(long nanos, List<EvseSetup> setups) {
    now = nanos;
    for (var setup : setups) {
      if (evses.put(setup.spec().id(), new SimulatedEvse(nanos, setup, this::report)) != null) {
        throw new IllegalArgumentException("two EVSEs with the id " + setup.spec().id());
      }
    }
    faults = new FaultList(evses.keySet());
    lookAhead();
  }

  /** Lets time pass. */
  @Override
  public List<HardwareEvent> advance(long nanos) {
    runTo(nanos);
    return handOut();
  }

  /** When something will be reported or change by itself; empty when nothing will. */
  @Override
  public OptionalLong nextEventNanos() {
    if (!outbox.isEmpty()) {
      return OptionalLong.of(now);
    }
    return due == NEVER ? OptionalLong.empty() : OptionalLong.of(due);
  }

  /**
   * Does what the station's controller says; nothing while that has no power.
   *
   * @throws UnknownPart for a part that is not there
   */
  @Override
  public List<HardwareEvent> command(long nanos, HardwareCommand command) {
    runTo(nanos);
    if (powered) {
      switch (command) {
        case HardwareCommand.SetContactor(int evse, boolean closed) ->
            change(evse, e -> e.switchContactor(now, closed));
        case HardwareCommand.OfferCurrent(int evse, int milliAmperes, int phases) ->
            change(evse, e -> e.offer(milliAmperes, phases));
        case HardwareCommand.Restart(int evse) -> change(evse, e -> e.restart(now));
        case HardwareCommand.SetLock(int evse, int connector, boolean locked) ->
            change(evse, e -> e.connector(connector).requireLock().command(now, locked));
        case HardwareCommand.ReadMeter(int evse, long request, var signature, var _) ->
            change(evse, e -> e.meter().request(now, request, signature));
        case HardwareCommand.AnswerContract(int evse, boolean accepted) ->
            change(evse, e -> e.dialogue().contractAnswered(accepted));
        case HardwareCommand.AnswerEvCertificate(int evse, boolean accepted, String response) ->
            change(evse, e -> e.dialogue().certificateAnswered(accepted, response));
        case HardwareCommand.ShowPrice(int evse, var display) ->
            change(evse, e -> e.showPrice(display));
        case HardwareCommand.Indicate indicate -> change(indicate.evse(), e -> e.show(indicate));
      }
    }
    return handOut();
  }

  /**
   * Does something to the hardware, seen or unseen by a controller without power.
   *
   * @throws UnknownPart for a part that is not there
   * @throws ImpossibleStimulus for what cannot be done as things are
   * @throws IllegalArgumentException for a car that is out of range
   */
  @Override
  public List<HardwareEvent> stimulate(long nanos, Stimulus stimulus) {
    runTo(nanos);
    switch (stimulus) {
      case Stimulus.PlugIn(int evse, int connector, CarChange different) ->
          change(evse, e -> e.plugIn(connector, different));
      case Stimulus.PlugOut(int evse, int connector) -> change(evse, e -> e.plugOut(connector));
      case Stimulus.SetBay(int evse, boolean occupied) -> change(evse, e -> e.bay(occupied));
      case Stimulus.ChangeCar(int evse, CarChange different) ->
          change(evse, e -> e.changeCar(different));
      case Stimulus.BreakPilot(int evse, int connector, var shown) ->
          change(evse, e -> e.connector(connector).breakPilot(shown));
      case Stimulus.BreakContactor(int evse, ContactorFault fault) ->
          change(evse, e -> e.contactor().breakDown(fault));
      case Stimulus.JamLock(int evse, int connector, boolean jammed) ->
          change(evse, e -> e.connector(connector).requireLock().jam(jammed));
      case Stimulus.SetRegister(int evse, long milliWattHours) ->
          change(evse, e -> e.meter().setRegister(milliWattHours));
      case Stimulus.OverrideMeter(int evse, MeterOverrides overrides) ->
          change(evse, e -> e.meter().override(overrides));
      case Stimulus.FreezeMeter(int evse, boolean frozen) ->
          change(evse, e -> e.meter().freeze(frozen));
      case Stimulus.SetMeterLink(int evse, MeterLink link) ->
          change(evse, e -> e.meter().link(link));
      case Stimulus.SetMeterDelay(int evse, var delay) ->
          change(evse, e -> e.meter().answerAfter(delay));
      case Stimulus.RaiseFault(Fault fault) -> raise(fault);
      case Stimulus.ClearFault(int evse, String id) -> {
        faults.clear(evse, id);
        report(new HardwareEvent.FaultCleared(evse, id));
      }
      case Stimulus.PresentToken(var token, var readers) -> {
        readers.forEach(this::evse);
        report(new HardwareEvent.TokenPresented(token, readers));
      }
      case Stimulus.ShowContract(int evse, String contractId, String chain) ->
          change(evse, e -> e.dialogue().shows(evse, contractId, chain));
      case Stimulus.WantCertificate(var request) ->
          change(request.evse(), e -> e.dialogue().wants(request));
      case Stimulus.PressStart(int evse) ->
          change(evse, e -> report(new HardwareEvent.StartPressed(evse)));
      case Stimulus.SelectEnds(var selected) -> {
        selected.forEach(this::evse);
        report(new HardwareEvent.EndsSelected(selected));
      }
      case Stimulus.EndSession(int evse) -> change(evse, e -> e.dialogue().ends(evse));
      case Stimulus.PressStop(int evse) ->
          change(evse, e -> report(new HardwareEvent.StopPressed(evse)));
      case Stimulus.SetEmergencyStop(boolean pressed) -> emergencyStop(pressed);
      case Stimulus.SetTamper(boolean open) -> tamper(open);
      case Stimulus.SetSupply(boolean present) -> supply(present);
    }
    return handOut();
  }

  /**
   * Mains and controller lose power: contactors open, nothing is offered, what was under way is
   * lost; locks, cars and registers stay. Until {@link #powerBack} nothing is reported; cars and
   * people come and go unseen. Gives back what was still to report.
   */
  @Override
  public List<HardwareEvent> powerCut(long nanos) {
    runTo(nanos);
    powered = false;
    supply = false;
    evses.keySet().forEach(id -> change(id, SimulatedEvse::powerCut));
    return handOut();
  }

  /** Power is back: gives what {@link #describe} gives. */
  @Override
  public List<HardwareEvent> powerBack(long nanos) {
    runTo(nanos);
    if (!powered) {
      evses.keySet().forEach(id -> change(id, SimulatedEvse::powerBack));
      powered = true;
      supply = true;
    }
    return describe(nanos);
  }

  /**
   * What the hardware reports to a controller that has just started: contactors, bays, cables,
   * locks and pilots as they are, active faults, and of emergency stop, housing and mains what is
   * not normal. Changes nothing: the outputs of a controller that restarts fall back only by {@link
   * #powerCut}.
   */
  @Override
  public List<HardwareEvent> describe(long nanos) {
    runTo(nanos);
    evses.values().forEach(SimulatedEvse::describe);
    faults.all().forEach(fault -> report(new HardwareEvent.FaultRaised(fault)));
    if (emergencyStop) {
      report(new HardwareEvent.EmergencyStopChanged(true));
    }
    if (tampered) {
      report(new HardwareEvent.TamperChanged(true));
    }
    if (!supply) {
      report(new HardwareEvent.SupplyChanged(false));
    }
    return handOut();
  }

  /** Everything there is to see, as of the last call that told the time. */
  @Override
  public HardwareSnapshot snapshot() {
    var states = new ArrayList<EvseState>(evses.size());
    evses.forEach((id, evse) -> states.add(evse.state(faults.of(id))));
    return new HardwareSnapshot(
        now, powered, supply, emergencyStop, tampered, states, faults.of(0));
  }

  /** Whether the controller has power. */
  public boolean powered() {
    return powered;
  }

  /** Whether the emergency stop is pressed. */
  public boolean emergencyStop() {
    return emergencyStop;
  }

  /**
   * One EVSE as it really is, always up to date.
   *
   * @throws UnknownPart when there is no such EVSE
   */
  public EvseTruth truth(int evse) {
    return evse(evse);
  }

  /**
   * Whether the emergency stop or a fault raised from outside makes charging at a connector
   * impossible.
   *
   * @throws UnknownPart when there is no such EVSE
   */
  public boolean inoperative(int evse, int connector) {
    return emergencyStop || faults.inoperative(evse, connector);
  }

  /**
   * One EVSE of {@link #snapshot}.
   *
   * @throws UnknownPart when there is no such EVSE
   */
  public EvseState evseState(int evse) {
    return evse(evse).state(faults.of(evse));
  }

  /**
   * The active faults of an EVSE, 0 for the whole station, oldest first.
   *
   * @throws UnknownPart when there is no such EVSE
   */
  public List<Fault> faults(int evse) {
    return List.copyOf(faults.of(evse));
  }

  /**
   * An id for a fault of an EVSE, 0 for the whole station, that no active fault there has.
   *
   * @throws UnknownPart when there is no such EVSE
   */
  public String freeFaultId(int evse) {
    return faults.freeId(evse);
  }

  private void raise(Fault fault) {
    if (fault.connector() != 0) {
      evse(fault.evse()).connector(fault.connector());
    }
    if (faults.raise(fault)) {
      report(new HardwareEvent.FaultRaised(fault));
    }
  }

  private void emergencyStop(boolean pressed) {
    if (emergencyStop != pressed) {
      emergencyStop = pressed;
      report(new HardwareEvent.EmergencyStopChanged(pressed));
    }
  }

  private void tamper(boolean open) {
    if (tampered != open) {
      tampered = open;
      report(new HardwareEvent.TamperChanged(open));
    }
  }

  private void supply(boolean present) {
    if (powered && supply != present) {
      supply = present;
      report(new HardwareEvent.SupplyChanged(present));
      evses.keySet().forEach(id -> change(id, e -> e.supply(present)));
    }
  }

  private SimulatedEvse evse(int id) {
    var evse = evses.get(id);
    if (evse == null) {
      throw new UnknownPart("there is no EVSE " + id);
    }
    return evse;
  }

  private void change(int id, Consumer<SimulatedEvse> change) {
    var evse = evse(id);
    change.accept(evse);
    evse.settle(now);
    lookAhead();
    runTo(now);
  }

  private void runTo(long nanos) {
    if (nanos < now) {
      throw new IllegalArgumentException("time falls from " + now + " to " + nanos);
    }
    for (var evse = dueFirst; evse != null && due <= nanos; evse = dueFirst) {
      now = due;
      evse.run(now);
      lookAhead();
    }
    now = nanos;
    for (var evse : evses.values()) {
      evse.countUntil(nanos);
    }
  }

  /** Finds what is due first, after anything that may have changed it. */
  private void lookAhead() {
    due = NEVER;
    dueFirst = null;
    for (var evse : evses.values()) {
      long evseDue = evse.dueNanos();
      if (evseDue < due) {
        due = evseDue;
        dueFirst = evse;
      }
    }
  }

  private void report(HardwareEvent event) {
    if (powered) {
      outbox.add(event);
    }
  }

  private List<HardwareEvent> handOut() {
    if (outbox.isEmpty()) {
      return List.of();
    }
    var events = outbox;
    outbox = new ArrayList<>();
    return events;
  }
}
