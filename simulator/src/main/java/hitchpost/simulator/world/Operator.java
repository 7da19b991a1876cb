package hitchpost.simulator.world;

import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.types.Evse;
import hitchpost.core.types.ResetKind;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody at the CSMS who does everything that can be done, at random. */
final class Operator {
  private final Driver.People people;
  private final Backend backend;
  private final List<Evse> connectors;
  private final SplittableRandom random;
  private final GridOperator grid;
  private final Receptionist receptionist;
  private final Caretaker caretaker;

  Operator(
      Driver.People people,
      Backend backend,
      Tags tags,
      List<Evse> connectors,
      SplittableRandom random) {
    this.people = people;
    this.backend = backend;
    this.connectors = connectors;
    this.random = random;
    grid = new GridOperator(people, backend, tags, connectors, random.split());
    receptionist = new Receptionist(people, backend, random.split());
    caretaker = new Caretaker(people, backend, random.split());
  }

  GridOperator grid() {
    return grid;
  }

  Receptionist receptionist() {
    return receptionist;
  }

  Caretaker caretaker() {
    return caretaker;
  }

  void doSomething() {
    switch (random.nextInt(19)) {
      case 0, 1 -> start();
      case 2 -> stop();
      case 3, 4 -> availability();
      case 5, 6 -> unlock();
      case 7 -> people.call(new Intent.ClearCache());
      case 8 -> people.call(new Intent.ReadSettings());
      case 9 -> people.call(new Intent.SendData("somebody", "something"));
      case 10, 11 -> trigger();
      case 12 -> password();
      default -> configure();
    }
  }

  void reset() {
    people.call(new Intent.Reset(random.nextBoolean() ? ResetKind.ON_IDLE : ResetKind.IMMEDIATE));
  }

  void annoy() {
    backend.say(Chance.one(random, backend.language().nonsense()));
  }

  /** Somewhere, which may be everywhere, or nowhere. */
  private Evse anywhere() {
    return Chance.one(random, backend.language().places());
  }

  private void start() {
    Evse place = anywhere();
    people.call(new Intent.Start(Tags.any(random), place.id() == 0 ? null : place, null));
  }

  private void stop() {
    List<String> open = people.openTransactions(Chance.one(random, connectors));
    people.call(new Intent.Stop(open.isEmpty() ? "4711" : Chance.one(random, open)));
  }

  private void availability() {
    boolean operative = Chance.percent(random, 60);
    people.call(new Intent.Availability(anywhere(), operative));
  }

  private void unlock() {
    int which = random.nextInt(connectors.size() + 1);
    boolean known = which < connectors.size();
    people.call(
        new Intent.Unlock(known ? connectors.get(which) : backend.language().places().getLast()));
  }

  private void trigger() {
    boolean newer = random.nextBoolean();
    Evse place = anywhere();
    boolean everywhere = random.nextBoolean() || newer && place.id() == 0;
    String topic = Chance.one(random, backend.language().topics(newer));
    people.call(new Intent.Trigger(topic, everywhere ? null : place, newer));
  }

  private void password() {
    String password = String.format("%032X", random.nextLong());
    people.call(new Intent.Write(SecuritySettings.BASIC_AUTH_PASSWORD.id(), password));
  }

  private void configure() {
    String setting = Chance.one(random, backend.language().settings());
    int equals = setting.indexOf('=');
    people.call(new Intent.Write(setting.substring(0, equals), setting.substring(equals + 1)));
  }
}
