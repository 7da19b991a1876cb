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
 * Somebody who plays with an EVSE: plugs, cards, buttons and orders in quick succession, while bolt
 * and contactor still move.
 */
final class Rascal {
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration QUICK = Duration.ofMillis(250);
  private static final Duration SLOWER = Duration.ofMillis(1_800);

  private final Surroundings world;
  private final EvseSpec evse;
  private final EvseTruth truth;
  private final Driver.People people;
  private final SplittableRandom random;
  private final Agenda agenda;
  private final Cables cables;
  private boolean draws = true;
  private boolean nasty;
  private boolean pressed;
  private boolean pulled;

  /** Where the lines of the hardware can be pulled. */
  interface Cables {
    void pull(int evse, boolean out);
  }

  Rascal(
      Surroundings world,
      EvseSpec evse,
      EvseTruth truth,
      Driver.People people,
      Cables cables,
      SplittableRandom random) {
    this.world = world;
    this.evse = evse;
    this.truth = truth;
    this.people = people;
    this.cables = cables;
    this.random = random;
    agenda = new Agenda(world.time());
  }

  /** Comes now and then from now on. */
  void begin() {
    agenda.callOff();
    next();
  }

  private void next() {
    agenda.after(
        Chance.exponential(random, PAUSE),
        () -> {
          nasty = random.nextInt(3) == 0;
          play(3 + random.nextInt(12));
        });
  }

  /** Goes, and leaves the buttons and lines as they ought to be. */
  void retire() {
    agenda.callOff();
    release();
  }

  private void play(int acts) {
    if (acts == 0) {
      release();
      next();
      return;
    }
    world.trace().note("rascal", evse.id());
    try {
      act();
    } catch (ImpossibleStimulus impossible) {
      world.trace().note("rascal", String.valueOf(impossible.getMessage()));
    }
    Duration most = random.nextInt(3) == 0 ? SLOWER : QUICK;
    agenda.after(Duration.ofMillis(random.nextLong(most.toMillis())), () -> play(acts - 1));
  }

  private void act() {
    switch (random.nextInt(nasty ? 14 : 12)) {
      case 0, 1 -> plugIn();
      case 2, 3 -> plugOut();
      case 4, 5 -> draw();
      case 6, 7 -> people.present("ANNA", List.of(evse.id()));
      case 8 -> people.call(new Intent.Start("ANNA", place(), null));
      case 9 -> people.openTransactions(place()).forEach(id -> people.call(new Intent.Stop(id)));
      case 10 -> people.call(new Intent.Unlock(place()));
      case 11 -> people.present(Tags.any(random), List.of(evse.id()));
      case 12 -> press(!pressed);
      default -> pull(!pulled);
    }
  }

  private void plugIn() {
    if (truth.carConnector() == 0) {
      people.act(new Stimulus.PlugIn(evse.id(), 1, CarChange.charging(draws)));
    }
  }

  private void plugOut() {
    if (truth.carConnector() != 0) {
      people.act(new Stimulus.PlugOut(evse.id(), 1));
    }
  }

  private void draw() {
    draws = !draws;
    if (truth.carConnector() != 0) {
      people.act(new Stimulus.ChangeCar(evse.id(), CarChange.charging(draws)));
    }
  }

  private void press(boolean now) {
    pressed = now;
    people.act(new Stimulus.SetEmergencyStop(now));
  }

  private void pull(boolean out) {
    pulled = out;
    cables.pull(evse.id(), out);
  }

  private void release() {
    if (pressed) {
      press(false);
    }
    if (pulled) {
      pull(false);
    }
  }

  private Evse place() {
    return new Evse(evse.id(), 1);
  }
}
