package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** What happens to a station now and then, and is mended some time later. */
final class Mishaps {
  private static final FaultCode[] CODES = FaultCode.values();

  private final Surroundings world;
  private final List<EvseSpec> evses;
  private final Power power;
  private final Internet internet;
  private final Backend backend;
  private final Tags tags;
  private final Operator operator;
  private final SplittableRandom random;

  /** EVSEs with a fault that was raised here, 0 for the station. */
  private final Set<Integer> faulty = new TreeSet<>();

  /** Strikes and repairs of an earlier plan mean nothing any more. */
  private final Agenda agenda;

  /** What happens to the station as a whole. */
  interface Power {
    void act(Stimulus stimulus);

    /** The power fails in some step soon. */
    void cutSoon();

    /** The program dies in some step soon. */
    void crashSoon();

    /** The next attempts to reboot, so many, fail. */
    void failReboots(int count);
  }

  Mishaps(
      Surroundings world,
      List<EvseSpec> evses,
      Power power,
      Internet internet,
      Backend backend,
      Tags tags,
      Operator operator,
      SplittableRandom random) {
    this.world = world;
    agenda = new Agenda(world.time());
    this.evses = evses;
    this.power = power;
    this.internet = internet;
    this.backend = backend;
    this.tags = tags;
    this.operator = operator;
    this.random = random;
  }

  /** The world's plan counts from now on. */
  void begin() {
    agenda.callOff();
    for (FaultKind kind : FaultKind.values()) {
      if (kind.unit() != FaultKind.Unit.MESSAGE) {
        next(kind);
      }
    }
  }

  /** Nothing goes wrong any more, and everything is mended. */
  void end() {
    agenda.callOff();
    world.time().wallOffset(Duration.ZERO);
    internet.unreachable(Duration.ZERO);
    backend.registration(RegistrationStatus.ACCEPTED);
    tags.restore();
    power.failReboots(0);
    power.act(new Stimulus.SetSupply(true));
    power.act(new Stimulus.SetEmergencyStop(false));
    power.act(new Stimulus.SetTamper(false));
    List.copyOf(faulty).forEach(this::clear);
    for (EvseSpec evse : evses) {
      mend(evse);
    }
  }

  private void next(FaultKind kind) {
    world
        .plan()
        .pause(kind, random)
        .ifPresent(pause ->
            agenda.after(
                pause,
                () -> {
                  world.struck(kind);
                  world.trace().note("fault", kind.word());
                  strike(kind);
                  next(kind);
                }));
  }

  /** Five minutes on average, or an hour. */
  private Duration someMinutes() {
    return Chance.exponential(random, Duration.ofMinutes(Chance.percent(random, 20) ? 60 : 5));
  }

  private void strike(FaultKind kind) {
    EvseSpec evse = Chance.one(random, evses);
    switch (kind) {
      case PENDING -> pending();
      case HOSTILE -> operator.annoy();
      case REVOKED -> {
        tags.revoke(random);
        agenda.after(someMinutes(), tags::restore);
      }
      case DISCONNECT -> internet.breaks("network");
      case HALF_OPEN -> internet.dies();
      case UNREACHABLE -> {
        internet.unreachable(someMinutes());
        internet.breaks("unreachable");
      }
      case POWER_CUT -> power.cutSoon();
      case CRASH -> power.crashSoon();
      case BATTERY -> {
        power.act(new Stimulus.SetSupply(false));
        agenda.after(someMinutes(), () -> power.act(new Stimulus.SetSupply(true)));
      }
      case CLOCK_JUMP -> {
        long seconds = 1L << random.nextInt(26);
        world.time().wallOffset(Duration.ofSeconds(random.nextBoolean() ? seconds : -seconds));
      }
      case UNKNOWN_CLOCK ->
          world.time().wallOffset(Duration.between(world.time().now(), Instant.EPOCH));
      case METER -> meter(evse);
      case WELD -> contactor(evse, ContactorFault.WELDED);
      case STUCK_OPEN -> contactor(evse, ContactorFault.STUCK_OPEN);
      case LOCK_JAM -> lockJam(evse);
      case PILOT -> pilot(evse);
      case FAULT -> fault(evse);
      case TAMPER -> {
        power.act(new Stimulus.SetTamper(true));
        agenda.after(someMinutes(), () -> power.act(new Stimulus.SetTamper(false)));
      }
      case OPERATOR -> operator.doSomething();
      case LIMIT -> operator.grid().doSomething();
      case RESERVE -> operator.receptionist().reserve();
      case LIST -> operator.receptionist().list();
      case UPDATE -> operator.caretaker().update();
      case LOG -> operator.caretaker().log();
      case RESET -> {
        power.failReboots(Chance.percent(random, 20) ? 1 + random.nextInt(4) : 0);
        operator.reset();
      }
      case LOST, LATE, TWICE, CALL_ERROR, OVERDUE, UNANSWERED, GARBAGE, HANG_UP -> {}
    }
  }

  private void pending() {
    backend.registration(
        random.nextBoolean() ? RegistrationStatus.PENDING : RegistrationStatus.REJECTED);
    agenda.after(someMinutes(), () -> backend.registration(RegistrationStatus.ACCEPTED));
  }

  private void meter(EvseSpec evse) {
    int id = evse.id();
    switch (random.nextInt(3)) {
      case 0 -> power.act(new Stimulus.SetMeterLink(id, MeterLink.SILENT));
      case 1 -> power.act(new Stimulus.SetMeterLink(id, MeterLink.DEAD));
      default -> power.act(new Stimulus.SetMeterDelay(id, Chance.seconds(random, 0, 12)));
    }
    agenda.after(someMinutes(), () -> mendMeter(id));
  }

  private void mendMeter(int evse) {
    power.act(new Stimulus.SetMeterLink(evse, MeterLink.ANSWERS));
    power.act(new Stimulus.SetMeterDelay(evse, Duration.ofMillis(20)));
  }

  private void contactor(EvseSpec evse, ContactorFault fault) {
    power.act(new Stimulus.BreakContactor(evse.id(), fault));
    agenda.after(
        someMinutes(),
        () -> power.act(new Stimulus.BreakContactor(evse.id(), ContactorFault.NONE)));
  }

  private void lockJam(EvseSpec evse) {
    for (var connector : evse.connectors()) {
      if (!connector.fixedCable()) {
        power.act(new Stimulus.JamLock(evse.id(), connector.id(), true));
        agenda.after(
            someMinutes(), () -> power.act(new Stimulus.JamLock(evse.id(), connector.id(), false)));
      }
    }
  }

  private void pilot(EvseSpec evse) {
    int connector = 1 + random.nextInt(evse.connectors().size());
    Pilot shown = random.nextBoolean() ? Pilot.E : Pilot.F;
    power.act(new Stimulus.BreakPilot(evse.id(), connector, shown));
    agenda.after(
        someMinutes(), () -> power.act(new Stimulus.BreakPilot(evse.id(), connector, null)));
  }

  private void fault(EvseSpec evse) {
    if (Chance.percent(random, 15)) {
      power.act(new Stimulus.SetEmergencyStop(true));
      agenda.after(someMinutes(), () -> power.act(new Stimulus.SetEmergencyStop(false)));
      return;
    }
    int where = random.nextInt(4) == 0 ? 0 : evse.id();
    FaultCode code = CODES[random.nextInt(CODES.length)];
    if (faulty.add(where)) {
      var fault = new Fault("world", where, 0, code, random.nextBoolean(), null, null, null);
      power.act(new Stimulus.RaiseFault(fault));
      agenda.after(someMinutes(), () -> clear(where));
    }
  }

  private void clear(int where) {
    if (faulty.remove(where)) {
      power.act(new Stimulus.ClearFault(where, "world"));
    }
  }

  private void mend(EvseSpec evse) {
    int id = evse.id();
    mendMeter(id);
    power.act(new Stimulus.BreakContactor(id, ContactorFault.NONE));
    for (var connector : evse.connectors()) {
      power.act(new Stimulus.BreakPilot(id, connector.id(), null));
      if (!connector.fixedCable()) {
        power.act(new Stimulus.JamLock(id, connector.id(), false));
      }
    }
  }
}
