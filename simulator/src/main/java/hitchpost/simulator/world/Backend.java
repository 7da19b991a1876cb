package hitchpost.simulator.world;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.simulator.csms.model.Behaviour;
import hitchpost.simulator.csms.model.Bounds;
import hitchpost.simulator.csms.model.CsmsOutput;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.csms.model.StationBook;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The CSMS of a world: the model, its faults, and what it complains of. */
final class Backend {
  /** Later than every timeout a station is told to have. */
  private static final Duration OVERDUE_FROM = Duration.ofSeconds(31);

  private static final Duration OVERDUE_TO = Duration.ofSeconds(90);

  /** How long a request of the operator waits for its answer. */
  static final Duration CALL_TIMEOUT = Duration.ofMinutes(10);

  /** How many calls are remembered; none is on its way for longer. */
  private static final int INTENTS = 1000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Behaviour NORMAL = new Behaviour.Normal();
  private static final List<String> ERRORS =
      List.of("InternalError", "NotSupported", "GenericError", "ProtocolError", "Whatever");
  private static final List<Behaviour> GARBAGE =
      List.of(
          new Behaviour.Garbage(Optional.empty()),
          new Behaviour.Garbage(Optional.of("")),
          new Behaviour.Garbage(Optional.of("[3")),
          new Behaviour.WrongId(),
          new Behaviour.Payload(JSON.readTree("{}")),
          new Behaviour.Payload(JSON.readTree("{\"status\":\"Maybe\",\"idTagInfo\":{}}")),
          new Behaviour.Payload(JSON.readTree("[]")));

  private final Surroundings world;
  private final ModelCsms csms;
  private final SplittableRandom random;
  private Consumer<List<CsmsOutput>> way = outputs -> {};
  private Predicate<String> booksClear = text -> true;
  private VirtualTime.@Nullable Scheduled tick;
  private Instant tickAt = Instant.EPOCH;
  private int openCalls;
  private Language language;

  /** What was wanted with the latest calls, by message id; the network may bring them late. */
  private final Map<String, Intent> intents = new LinkedHashMap<>();

  Backend(Surroundings world, Setup setup, Language language, SplittableRandom random) {
    this.language = language;
    this.world = world;
    this.random = random;
    csms = new ModelCsms(new Bounds(256, 256, 64), "");
    csms.policy()
        .intervalSeconds(setup.heartbeatSeconds())
        .transactionIds(setup.transactionIds())
        .unknownTokens(AuthorizationStatus.INVALID)
        // What is open and for how long is checked where the station sends, before any delay.
        .shortestStationTimeout(Duration.ZERO)
        .callTimeout(CALL_TIMEOUT);
    csms.behave((station, action) -> behaviour());
  }

  void sendThrough(Consumer<List<CsmsOutput>> out) {
    way = out;
  }

  /** Whether what the CSMS finds wrong with transactions counts, from now on. */
  void complainsIf(Predicate<String> clear) {
    booksClear = clear;
  }

  ModelCsms csms() {
    return csms;
  }

  /** What the CSMS knows of the station; empty before it first connected. */
  Optional<StationBook> book() {
    return csms.station(Setup.STATION_ID);
  }

  boolean isConnected() {
    return book().filter(StationBook::isConnected).isPresent();
  }

  /** What is spoken on the connection, or was on the last one. */
  Language language() {
    return language;
  }

  /** What was wanted with the CALL of this message id, null for one that nobody meant. */
  @Nullable Intent intent(String messageId) {
    return intents.get(messageId);
  }

  /** The latest that tells of this transaction, empty when it was never begun or is forgotten. */
  Optional<CsmsTransaction> transaction(Deal deal) {
    return csms.transactions().reversed().stream()
        .filter(t -> language.isNamed(t, deal))
        .findFirst();
  }

  /** What the CSMS calls the transactions that it believes to be open at a connector. */
  List<String> openTransactions(Evse connector) {
    return csms.transactions().stream()
        .filter(t -> t.isOpen() && language.isAt(t, connector))
        .flatMap(t -> language.reference(t).stream())
        .toList();
  }

  void registration(RegistrationStatus status) {
    csms.policy().registration(Optional.empty(), status);
  }

  /** The station connected, and this is spoken. */
  void opened(Language spoken) {
    language = spoken;
    hand(csms.connected(now(), Setup.STATION_ID, spoken.version()));
  }

  /** The station's connection is gone. */
  void disconnected(String why) {
    hand(csms.disconnected(now(), Setup.STATION_ID, why));
  }

  /**
   * A text arrived.
   *
   * @param again whether it is a copy that the network made
   */
  void received(String text, boolean again) {
    if (!isConnected()) {
      return;
    }
    world.trace().note("csms <-", text);
    long before = csms.ledger().lastNumber();
    long violations = csms.ledger().violations();
    List<CsmsOutput> outputs = csms.received(now(), Setup.STATION_ID, text);
    if (csms.ledger().violations() > violations) {
      csms.ledger().after(before).forEach(entry -> complain(entry, text, again));
    }
    hand(outputs);
  }

  /** Sends a request of the operator, unless the station is not connected. */
  void call(Intent intent) {
    if (isConnected()) {
      Record request = language.request(intent);
      var payload = JSON.readTree(MessageCodec.write(request));
      var placed = csms.call(now(), Setup.STATION_ID, language.action(request), payload);
      openCalls++;
      intents.put(String.valueOf(placed.call()), intent);
      if (intents.size() > INTENTS) {
        intents.remove(intents.keySet().iterator().next());
      }
      hand(placed.outputs());
    }
  }

  /** Sends any text, unless the station is not connected. */
  void say(String text) {
    if (isConnected()) {
      hand(csms.sendText(now(), Setup.STATION_ID, text));
    }
  }

  private void complain(LedgerEntry entry, String text, boolean again) {
    if (!(entry instanceof LedgerEntry.Violation violation)) {
      return;
    }
    // Whether answers fit is checked where the station sends them: the network makes copies, and
    // the CSMS does not know its own hostile calls.
    boolean ours = again || !text.startsWith("[2");
    if (violation.rule() == Rule.PROTOCOL && ours) {
      return;
    }
    if (violation.rule() == Rule.BOOKS && (again || !booksClear.test(text))) {
      return;
    }
    String rule =
        switch (violation.rule()) {
          case FRAME, SCHEMA -> "I18";
          case PROTOCOL -> "I9";
          case BOOKS -> violation.path().contains("imestamp") ? "I10" : "I2";
        };
    throw new Broken(
        rule, "the CSMS objects: " + violation.path() + " " + violation.detail() + ": " + text);
  }

  /** Whether every request of the operator has been answered, or given up. */
  boolean idle() {
    return openCalls == 0;
  }

  private void hand(List<CsmsOutput> outputs) {
    for (CsmsOutput output : outputs) {
      openCalls -= output instanceof CsmsOutput.Answered ? 1 : 0;
    }
    way.accept(outputs);
    csms.nextDue().ifPresent(this::tickAt);
  }

  private void tickAt(Instant due) {
    if (tick == null || due.isBefore(tickAt)) {
      if (tick != null) {
        tick.cancel();
      }
      tickAt = due;
      tick = world.time().after(Duration.between(now(), due), this::tick);
    }
  }

  private void tick() {
    tick = null;
    hand(csms.tick(now()));
  }

  /** What time it is for the CSMS. */
  Instant now() {
    return world.time().now();
  }

  private Behaviour behaviour() {
    if (strikes(FaultKind.CALL_ERROR)) {
      return new Behaviour.Refuse(Chance.one(random, ERRORS), "as planned");
    }
    if (strikes(FaultKind.OVERDUE)) {
      return new Behaviour.Late(Chance.between(random, OVERDUE_FROM, OVERDUE_TO));
    }
    if (strikes(FaultKind.UNANSWERED)) {
      return new Behaviour.Never();
    }
    if (strikes(FaultKind.GARBAGE)) {
      return Chance.one(random, GARBAGE);
    }
    if (strikes(FaultKind.HANG_UP)) {
      return new Behaviour.Close(1011);
    }
    return NORMAL;
  }

  private boolean strikes(FaultKind kind) {
    boolean struck = world.plan().strikes(kind, random);
    if (struck) {
      world.struck(kind);
    }
    return struck;
  }
}
