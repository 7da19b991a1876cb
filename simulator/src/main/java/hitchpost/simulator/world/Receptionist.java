package hitchpost.simulator.world;

import hitchpost.core.message.MessageCodec;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.AuthorizationData;
import hitchpost.ocpp16.messages.AuthorizationStatus;
import hitchpost.ocpp16.messages.CancelReservationRequest;
import hitchpost.ocpp16.messages.IdTagInfo;
import hitchpost.ocpp16.messages.ReserveNowRequest;
import hitchpost.ocpp16.messages.SendLocalListRequest;
import hitchpost.ocpp16.messages.UpdateType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
  private final int connectors;
  private final SplittableRandom random;
  private int listVersion;

  Receptionist(Driver.People people, Backend backend, int connectors, SplittableRandom random) {
    this.people = people;
    this.backend = backend;
    this.connectors = connectors;
    this.random = random;
  }

  void reserve() {
    int id = 1 + random.nextInt(RESERVATIONS);
    if (Chance.percent(random, 20)) {
      cancel(id);
      return;
    }
    people.call(
        Action.RESERVE_NOW,
        MessageCodec.write(
            new ReserveNowRequest(
                random.nextInt(connectors + 2),
                backend.now().plus(Chance.seconds(random, -10, 7_200)),
                Tags.any(random),
                random.nextBoolean() ? Tags.FAMILY_GROUP : null,
                id)));
  }

  private void cancel(int id) {
    people.call(Action.CANCEL_RESERVATION, MessageCodec.write(new CancelReservationRequest(id)));
  }

  /** Nobody has reserved anything any more. */
  void cancelAll() {
    for (int id = 1; id <= RESERVATIONS; id++) {
      cancel(id);
    }
  }

  void list() {
    if (Chance.percent(random, 25)) {
      people.call(Action.GET_LOCAL_LIST_VERSION, "{}");
      return;
    }
    boolean full = random.nextBoolean();
    Map<String, AuthorizationData> entries = new TreeMap<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      String tag = Tags.any(random);
      boolean gone = Chance.percent(random, full ? 1 : 30);
      entries.put(tag, new AuthorizationData(tag, gone ? null : info(tag)));
    }
    boolean old = Chance.percent(random, 10);
    int version = old ? Math.max(0, listVersion - 1) : ++listVersion;
    send(version, full ? UpdateType.FULL : UpdateType.DIFFERENTIAL, entries.values());
  }

  /** Nobody is welcome who never is. */
  private IdTagInfo info(String tag) {
    boolean welcome = !Tags.neverWelcome(Tags.token(tag)) && Chance.percent(random, 70);
    List<AuthorizationStatus> bad =
        List.of(AuthorizationStatus.BLOCKED, AuthorizationStatus.EXPIRED);
    Instant expiry = null;
    if (Chance.percent(random, 30)) {
      expiry = backend.now().plus(Chance.seconds(random, -100, 50_000));
    }
    String parent = Tags.isFamily(tag) && random.nextBoolean() ? Tags.FAMILY_GROUP : null;
    return new IdTagInfo(
        expiry, parent, welcome ? AuthorizationStatus.ACCEPTED : Chance.one(random, bad));
  }

  /** Nobody is on the list any more. */
  void clearList() {
    send(0, UpdateType.FULL, List.of());
  }

  private void send(int version, UpdateType type, Collection<AuthorizationData> entries) {
    people.call(
        Action.SEND_LOCAL_LIST,
        MessageCodec.write(new SendLocalListRequest(version, new ArrayList<>(entries), type)));
  }
}
