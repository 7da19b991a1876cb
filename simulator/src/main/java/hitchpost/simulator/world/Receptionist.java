package hitchpost.simulator.world;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.Evse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Somebody at the CSMS who keeps places for people, and the list of who is welcome. */
final class Receptionist {
  /** Ids of reservations run from 1 to this. */
  static final int RESERVATIONS = 4;

  private final Driver.People people;
  private final Backend backend;
  private final SplittableRandom random;
  private int listVersion;

  Receptionist(Driver.People people, Backend backend, SplittableRandom random) {
    this.people = people;
    this.backend = backend;
    this.random = random;
  }

  void reserve() {
    int id = 1 + random.nextInt(RESERVATIONS);
    if (Chance.percent(random, 20)) {
      cancel(id);
      return;
    }
    Evse place = Chance.one(random, backend.language().chargers());
    Instant expiry = backend.now().plus(Chance.seconds(random, -10, 7_200));
    String tag = Tags.any(random);
    String group = random.nextBoolean() ? Tags.FAMILY_GROUP : null;
    people.call(new Intent.Reserve(id, place, tag, group, expiry));
  }

  private void cancel(int id) {
    people.call(new Intent.Cancel(id));
  }

  /** Nobody has reserved anything any more. */
  void cancelAll() {
    for (int id = 1; id <= RESERVATIONS; id++) {
      cancel(id);
    }
  }

  void list() {
    if (Chance.percent(random, 25)) {
      people.call(new Intent.ReadListVersion());
      return;
    }
    boolean full = random.nextBoolean();
    Map<String, Intent.Entry> entries = new TreeMap<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      String tag = Tags.any(random);
      boolean gone = Chance.percent(random, full ? 1 : 30);
      entries.put(tag, gone ? new Intent.Entry(tag, null, null, null) : entry(tag));
    }
    boolean old = Chance.percent(random, 10);
    int version = old ? Math.max(0, listVersion - 1) : ++listVersion;
    people.call(new Intent.SendList(version, full, List.copyOf(entries.values())));
  }

  /** Nobody is welcome who never is. */
  private Intent.Entry entry(String tag) {
    boolean welcome = !Tags.neverWelcome(Tags.token(tag)) && Chance.percent(random, 70);
    List<AuthorizationStatus> bad =
        List.of(AuthorizationStatus.BLOCKED, AuthorizationStatus.EXPIRED);
    Instant expiry = null;
    if (Chance.percent(random, 30)) {
      expiry = backend.now().plus(Chance.seconds(random, -100, 50_000));
    }
    String group = Tags.isFamily(tag) && random.nextBoolean() ? Tags.FAMILY_GROUP : null;
    AuthorizationStatus status = welcome ? AuthorizationStatus.ACCEPTED : Chance.one(random, bad);
    return new Intent.Entry(tag, status, expiry, group);
  }

  /** Nobody is on the list any more. */
  void clearList() {
    int version = backend.language().emptyListHasVersion() ? ++listVersion : 0;
    people.call(new Intent.SendList(version, true, List.of()));
  }
}
