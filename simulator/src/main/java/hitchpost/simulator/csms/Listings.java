package hitchpost.simulator.csms;

import hitchpost.core.rpc.LogMask;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.Evse;
import hitchpost.simulator.csms.model.Behaviour;
import hitchpost.simulator.csms.model.BehaviourTable;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.StationBook;
import hitchpost.simulator.csms.model.Tokens;
import hitchpost.station.file.OcppVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Shows what the CSMS knows, in lines of text. */
final class Listings {
  private static final int SHOWN_VIOLATIONS = 50;

  private final LiveCsms live;
  private final CsmsServer server;
  private final FileDesk desk;

  Listings(LiveCsms live, CsmsServer server, FileDesk desk) {
    this.live = live;
    this.server = server;
    this.desk = desk;
  }

  List<String> of(Order.Listing listing) {
    return switch (listing) {
      case Order.Help help -> help();
      case Order.ListStations list -> stations();
      case Order.ListTransactions list -> transactions(list.stationId());
      case Order.ListMessages list -> messages(list.stationId(), list.limit());
      case Order.ListViolations list -> violations();
      case Order.ListTokens list ->
          orNone(live.ask(m -> m.tokens().all().stream().map(Listings::token).toList()));
      case Order.ListAnswers list ->
          orNone(live.behaviours(t -> t.rules().stream().map(Listings::rule).toList()));
      case Order.ListFiles list -> orNone(desk.list());
      case Order.ListModel list -> orNone(model(list));
    };
  }

  /** A token in words. */
  static String token(Tokens.Token token) {
    StringJoiner words = new StringJoiner(" ");
    words.add(Visible.text(token.idTag())).add(token.status().wire());
    token.parentIdTag().ifPresent(parent -> words.add("group " + Visible.text(parent)));
    token.expiry().ifPresent(expiry -> words.add("until " + expiry));
    return words.toString();
  }

  /** A way to answer, in words. */
  static String rule(BehaviourTable.Rule rule) {
    String how =
        switch (rule.behaviour()) {
          case Behaviour.Late late -> "late " + late.by().toMillis() + " ms";
          case Behaviour.Refuse error -> "error " + Visible.text(error.code());
          default -> BehaviourWords.of(rule.behaviour()).wire();
        };
    String who = rule.stationId().map(id -> " of " + Visible.text(id)).orElse("");
    String times = rule.left() == 0 ? "" : " x" + rule.left();
    return rule.action().wire() + who + ": " + how + times;
  }

  private List<String> help() {
    List<String> lines = new ArrayList<>(OrderParser.HELP.lines().toList());
    lines.add("");
    lines.add("what can be set:");
    PolicyWords.HELP.lines().map(line -> "  " + line).forEach(lines::add);
    return lines;
  }

  private List<String> stations() {
    List<String> lines =
        live.ask(model -> model.stations().stream().map(Listings::station).toList());
    String where = server.isOnline() ? server.uri() + "/STATION" : "offline";
    return lines.isEmpty() ? List.of("no station has connected to " + where) : lines;
  }

  private static String station(StationBook book) {
    StringJoiner words = new StringJoiner(", ");
    words.add(book.isConnected() ? "connected" : "not connected");
    if (book.version() != OcppVersion.V1_6) {
      words.add("OCPP " + book.version().text());
    }
    book.boot().ifPresent(b -> words.add(b.vendor() + " " + b.model()));
    book.registration().ifPresent(registration -> words.add(registration.wire()));
    book.statuses().forEach((place, status) -> words.add(place(place) + " " + status.status()));
    words.add(book.messages() + " messages");
    if (book.violations() > 0) {
      words.add(book.violations() + " violations");
    }
    return Visible.text(book.stationId() + ": " + words);
  }

  private static String place(Evse place) {
    Integer connector = place.connectorId();
    return connector == null ? "" + place.id() : place.id() + "." + connector;
  }

  private List<String> model(Order.ListModel wanted) {
    Optional<List<String>> known =
        live.ask(csms -> csms.station(wanted.stationId()).map(ModelLines::of));
    String part = wanted.part().orElse("").toLowerCase(Locale.ROOT);
    return known.orElse(List.of()).stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).contains(part))
        .toList();
  }

  private List<String> transactions(Optional<String> stationId) {
    return orNone(
        live.ask(model ->
            model.transactions().stream()
                .filter(t -> stationId.map(t.stationId()::equals).orElse(true))
                .map(Listings::transaction)
                .toList()));
  }

  private static String transaction(CsmsTransaction transaction) {
    StringJoiner words = new StringJoiner(", ");
    CsmsTransaction.Start start = transaction.start();
    words.add("connector " + start.connectorId());
    AuthorizationStatus status = transaction.startStatus();
    if (status != null) {
      words.add("token " + start.idTag() + " " + status.wire());
    }
    words.add("started " + start.timestamp());
    words.add(transaction.meterValues().size() + " meter values");
    words.add(transaction.stop().map(s -> "stopped " + s.timestamp()).orElse("open"));
    transaction
        .energyWh()
        .ifPresent(wh -> words.add(BigDecimal.valueOf(wh, 3).toPlainString() + " kWh"));
    if (transaction.starts() > 1 || transaction.stops() > 1) {
      words.add(transaction.starts() + " starts, " + transaction.stops() + " stops received");
    }
    if (transaction.offlineEvents() > 0) {
      words.add(transaction.offlineEvents() + " events offline");
    }
    if (!transaction.missingEvents().isEmpty()) {
      words.add("events missing: " + transaction.missingEvents());
    }
    return Visible.text(transaction.stationId() + " " + transaction.reference() + ": " + words);
  }

  private List<String> messages(String stationId, int limit) {
    return orNone(
        live.ask(model ->
            model
                .ledger()
                .latest(
                    e -> e instanceof LedgerEntry.Message && e.stationId().equals(stationId), limit)
                .stream()
                .map(entry -> frame((LedgerEntry.Message) entry))
                .toList()));
  }

  private static String frame(LedgerEntry.Message message) {
    String arrow = message.direction() == LedgerEntry.Direction.FROM_STATION ? ">>" : "<<";
    return message.at() + " " + arrow + " " + LogMask.SECRETS.line(message.text());
  }

  private List<String> violations() {
    return orNone(
        live.ask(model ->
            model
                .ledger()
                .latest(e -> e instanceof LedgerEntry.Violation, SHOWN_VIOLATIONS)
                .stream()
                .map(entry -> violation((LedgerEntry.Violation) entry))
                .toList()));
  }

  private static String violation(LedgerEntry.Violation violation) {
    String words = violation.path() + " " + violation.detail();
    return Visible.text(
        violation.at() + " " + violation.stationId() + " " + violation.rule().wire() + " " + words);
  }

  private static List<String> orNone(List<String> lines) {
    return lines.isEmpty() ? List.of("none") : lines;
  }
}
