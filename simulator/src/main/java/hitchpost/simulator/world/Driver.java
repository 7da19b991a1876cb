package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.types.Evse;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.EvseTruth;
import hitchpost.simulator.hardware.ImpossibleStimulus;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Everybody who comes to one EVSE, one after the other: with good and bad tokens, in good and bad
 * order, patient or not.
 */
final class Driver {
  private final Surroundings world;
  private final Setup setup;
  private final EvseSpec evse;
  private final EvseTruth truth;
  private final People people;
  private final SplittableRandom random;

  /** Intentions of an earlier life mean nothing any more. */
  private final Agenda agenda;

  private String tag = "";
  private int connector = 1;

  /** Where people act. */
  interface People {
    /** Somebody does something to the hardware. */
    void act(Stimulus stimulus);

    /** Somebody presents a token; no readers named is the one of the whole station. */
    void present(String tag, List<Integer> readers);

    /** The operator, or an app, asks the CSMS to call the station. */
    void call(Intent intent);

    /** What the CSMS calls the transaction that is open at a connector, if any. */
    List<String> openTransactions(Evse connector);
  }

  Driver(
      Surroundings world,
      Setup setup,
      EvseSpec evse,
      EvseTruth truth,
      People people,
      SplittableRandom random) {
    this.world = world;
    agenda = new Agenda(world.time());
    this.setup = setup;
    this.evse = evse;
    this.truth = truth;
    this.people = people;
    this.random = random;
  }

  /** Visits begin. */
  void begin() {
    agenda.callOff();
    agenda.after(Chance.exponential(random, setup.visitPause()), this::arrive);
  }

  /** Nobody does anything any more. */
  void retire() {
    agenda.callOff();
  }

  private void arrive() {
    tag = setup.simpleVisits() ? Tags.good(random) : Tags.any(random);
    connector = 1 + random.nextInt(evse.connectors().size());
    int manner = setup.simpleVisits() ? 0 : random.nextInt(100);
    if (manner < 50) {
      plugIn();
      agenda.after(moment(), this::present);
    } else if (manner < 80) {
      present();
      agenda.after(moment(), this::plugIn);
    } else if (manner < 90) {
      plugIn();
      agenda.after(moment(), this::startByApp);
    } else {
      startByApp();
      agenda.after(moment(), this::plugIn);
    }
    agenda.after(
        setup.stay().dividedBy(2).plus(Chance.exponential(random, setup.stay())), this::leave);
    if (!setup.simpleVisits()) {
      fidget();
    }
  }

  /** How long somebody takes; now and then longer than any timeout. */
  private Duration moment() {
    boolean slow = !setup.simpleVisits() && Chance.percent(random, 8);
    return slow ? Chance.seconds(random, 60, 400) : Chance.seconds(random, 1, 30);
  }

  private void plugIn() {
    if (truth.carConnector() != 0) {
      return;
    }
    var car =
        new CarChange(
            6000 + random.nextInt(26_000),
            random.nextBoolean() ? 3 : 1,
            Duration.ofMillis(random.nextInt(20_000)),
            (double) (5 + random.nextInt(90)),
            20_000L + random.nextInt(80_000),
            null,
            setup.simpleVisits() || Chance.percent(random, 90));
    tryTo(new Stimulus.PlugIn(evse.id(), connector, car));
  }

  private void present() {
    people.present(tag, random.nextBoolean() ? List.of() : List.of(evse.id()));
  }

  private void startByApp() {
    people.call(new Intent.Start(tag, random.nextBoolean() ? place() : null, null));
  }

  /** What people do meanwhile that they need not do. */
  private void fidget() {
    if (Chance.percent(random, 30)) {
      agenda.after(Chance.exponential(random, setup.stay()), () -> change(false));
      agenda.after(Chance.exponential(random, setup.stay().multipliedBy(2)), () -> change(true));
    }
    if (Chance.percent(random, 15)) {
      String stranger = Tags.any(random);
      agenda.after(
          Chance.exponential(random, setup.stay()),
          () -> people.present(stranger, List.of(evse.id())));
    }
    if (Chance.percent(random, 10)) {
      agenda.after(Chance.exponential(random, setup.stay()), this::present);
    }
  }

  private void change(boolean draws) {
    if (truth.carConnector() != 0) {
      tryTo(new Stimulus.ChangeCar(evse.id(), CarChange.charging(draws)));
    }
  }

  private void leave() {
    int manner = setup.simpleVisits() ? 0 : random.nextInt(100);
    if (manner < 40) {
      present();
    } else if (manner < 60) {
      people.act(new Stimulus.PressStop(evse.id()));
    } else if (manner < 75) {
      people.openTransactions(place()).forEach(id -> people.call(new Intent.Stop(id)));
    }
    agenda.after(Chance.seconds(random, 3, 60), this::unplug);
    agenda.after(Chance.exponential(random, setup.visitPause()).plusMinutes(2), this::arrive);
  }

  private Evse place() {
    return new Evse(evse.id(), connector);
  }

  private void unplug() {
    int plugged = truth.carConnector();
    if (plugged != 0) {
      people.act(new Stimulus.PlugOut(evse.id(), plugged));
    }
    agenda.after(Chance.seconds(random, 5, 30), this::fetchCable);
  }

  /** A cable that is still held is asked for once, then left behind. */
  private void fetchCable() {
    if (truth.carConnector() == 0 && truth.cableInserted(connector)) {
      present();
    }
  }

  private void tryTo(Stimulus stimulus) {
    try {
      people.act(stimulus);
    } catch (ImpossibleStimulus impossible) {
      world.trace().note("driver", String.valueOf(impossible.getMessage()));
    }
  }
}
