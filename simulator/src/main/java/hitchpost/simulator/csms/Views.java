package hitchpost.simulator.csms;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.rpc.LogMask;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.GetConfigurationRequest;
import hitchpost.ocpp201.messages.ReportDataType;
import hitchpost.simulator.csms.model.BehaviourTable;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.StationBook;
import hitchpost.simulator.csms.model.Tokens;
import hitchpost.simulator.http.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the HTTP API shows of the CSMS. Secrets are masked as in the logs. */
final class Views {
  private static final JsonMapper JSON = new JsonMapper();

  private Views() {}

  public record Health(String status) {}

  public record Stations(List<Station> stations) {}

  public record Station(
      String id,
      boolean connected,
      int connections,
      @Nullable RegistrationStatus registration,
      @Doc("the latest BootNotification") @Nullable JsonNode boot,
      int boots,
      long heartbeats,
      @Doc("text messages received") long messages,
      long violations,
      @Nullable Instant lastSeen,
      @Doc("what it speaks, as a WebSocket subprotocol") String subprotocol,
      List<Connector> connectors,
      @Doc("the keys that were read or set, as KeyValue of OCPP 1.6") JsonNode configuration,
      @Doc("the device model as far as told, as reportData of OCPP 2.0.1")
          List<JsonNode> variables) {}

  public record Connector(
      @Doc("of the EVSE with OCPP 2.0.1, of the connector with 1.6; 0 is the station") int id,
      @Doc("within the EVSE; absent with OCPP 1.6") @Nullable Integer connectorId,
      String status,
      @Doc("absent when there is none") @Nullable String errorCode,
      @Nullable String info,
      @Doc("by the clock of the CSMS") Instant receivedAt) {}

  public record Messages(List<Message> messages) {}

  public record Files(@Doc("URLs") List<String> files) {}

  public record Message(
      @Doc("place in the ledger of the CSMS") long number,
      Instant at,
      String station,
      LedgerEntry.Direction direction,
      LedgerEntry.Kind kind,
      @Doc("also of the call that is answered; empty when unknown") String action,
      @Doc("the frame, if it is JSON") @Nullable JsonNode frame,
      @Doc("the text, if it is no JSON") @Nullable String text,
      @Doc("why the CSMS did not simply answer") @Nullable String note) {}

  public record Violations(long total, List<Violation> violations) {}

  public record Violation(
      long number,
      Instant at,
      String station,
      LedgerEntry.Rule rule,
      @Doc("the field") @Nullable String path,
      String detail,
      @Doc("number of the message that shows it") long message) {}

  public record Connected(Instant at, String station) {}

  public record Disconnected(Instant at, String station, String reason) {}

  public record Transactions(List<Transaction> transactions) {}

  public record Transaction(
      @Doc("counts the transactions of this CSMS; no two share it") int number,
      String station,
      @Doc("of OCPP 1.6") @Nullable Integer transactionId,
      @Doc("of OCPP 2.0.1") @Nullable String uuid,
      @Doc("of OCPP 1.6, or the id of the EVSE; 0: not known yet") int connectorId,
      @Doc("empty: not known yet") String idTag,
      @Nullable AuthorizationStatus startStatus,
      boolean open,
      @Doc("Wh") @Nullable Long meterStart,
      @Doc("Wh") @Nullable Long meterStop,
      @Doc("Wh") @Nullable Long energyWh,
      @Doc("by the clock of the station") Instant started,
      @Doc("by the clock of the station") @Nullable Instant stopped,
      @Nullable String stopReason,
      @Doc("how often its begin arrived") int starts,
      @Doc("how often its end arrived") int stops,
      @Doc("how many messages with meter values arrived") int meterValues,
      @Doc("of OCPP 2.0.1") @Nullable ChargingState chargingState,
      @Doc("numbers of events of OCPP 2.0.1 that have not come") List<Integer> missingEvents,
      @Doc("events of OCPP 2.0.1 of an offline time") int offlineEvents) {}

  public record TransactionDetails(Transaction transaction, List<Metered> meterValues) {}

  public record Metered(
      Instant receivedAt,
      @Doc("whether it had arrived before") boolean repeated,
      JsonNode values) {}

  public record TokenList(List<Token> tokens) {}

  public record Token(
      String idTag,
      AuthorizationStatus status,
      @Nullable String parentIdTag,
      @Nullable Instant expiryDate) {}

  public record AnswerRules(List<AnswerRule> answers) {}

  public record AnswerRule(
      String action,
      @Nullable String station,
      BehaviourWords behaviour,
      @Doc("how often it applies yet; absent: for as long as it stands") @Nullable Integer times) {}

  static Station station(StationBook book) {
    List<Connector> connectors = book.statuses().values().stream().map(Views::connector).toList();
    return new Station(
        book.stationId(),
        book.isConnected(),
        book.connections(),
        book.registration().orElse(null),
        book.boot().map(boot -> MessageCodec.encode(boot.message())).orElse(null),
        book.boots(),
        book.heartbeats(),
        book.messages(),
        book.violations(),
        book.lastSeen().orElse(null),
        book.version().subprotocol(),
        connectors,
        configuration(book),
        variables(book));
  }

  private static Connector connector(StationBook.Status status) {
    return new Connector(
        status.place().id(),
        status.place().connectorId(),
        status.status(),
        status.error(),
        status.info(),
        status.receivedAt());
  }

  static JsonNode configuration(StationBook book) {
    var keys = new GetConfigurationRequest.Response(book.configuration(), null);
    return JSON.readTree(LogMask.SECRETS.line(MessageCodec.write(keys))).get("configurationKey");
  }

  private static List<JsonNode> variables(StationBook book) {
    return book.model().variables().stream().map(Views::masked).toList();
  }

  /** A variable whose attributes are masked when it is a secret. */
  static JsonNode masked(ReportDataType data) {
    return JSON.readTree(LogMask.SECRETS.line(MessageCodec.write(data)));
  }

  static Message message(LedgerEntry.Message message) {
    String masked = LogMask.SECRETS.line(message.text());
    Optional<JsonNode> frame = parse(masked);
    return new Message(
        message.number(),
        message.at(),
        message.stationId(),
        message.direction(),
        message.kind(),
        message.action(),
        frame.orElse(null),
        frame.isPresent() ? null : masked,
        message.note().isEmpty() ? null : message.note());
  }

  static Violation violation(LedgerEntry.Violation violation) {
    return new Violation(
        violation.number(),
        violation.at(),
        violation.stationId(),
        violation.rule(),
        violation.path().isEmpty() ? null : violation.path(),
        violation.detail(),
        violation.message());
  }

  static Transaction transaction(CsmsTransaction transaction) {
    CsmsTransaction.Start start = transaction.start();
    Optional<CsmsTransaction.Stop> stop = transaction.stop();
    var energy = transaction.energyWh();
    return new Transaction(
        transaction.number(),
        transaction.stationId(),
        transaction.id().orElse(null),
        transaction.uuid().orElse(null),
        start.connectorId(),
        start.idTag(),
        transaction.startStatus(),
        transaction.isOpen(),
        wattHours(start.registerMilliWh()),
        stop.map(s -> wattHours(s.registerMilliWh())).orElse(null),
        energy.isPresent() ? energy.getAsLong() : null,
        start.timestamp(),
        stop.map(CsmsTransaction.Stop::timestamp).orElse(null),
        stop.map(CsmsTransaction.Stop::reason).orElse(null),
        transaction.starts(),
        transaction.stops(),
        transaction.meterValues().size(),
        transaction.chargingState().orElse(null),
        transaction.missingEvents(),
        transaction.offlineEvents());
  }

  private static @Nullable Long wattHours(@Nullable Long milli) {
    return milli == null ? null : Math.floorDiv(milli, 1000L);
  }

  static TransactionDetails details(CsmsTransaction transaction) {
    List<Metered> values =
        transaction.meterValues().stream()
            .map(m -> new Metered(m.receivedAt(), m.repeated(), MessageCodec.encode(m.message())))
            .toList();
    return new TransactionDetails(transaction(transaction), values);
  }

  static Token token(Tokens.Token token) {
    return new Token(
        token.idTag(),
        token.status(),
        token.parentIdTag().orElse(null),
        token.expiry().orElse(null));
  }

  static AnswerRule rule(BehaviourTable.Rule rule) {
    return new AnswerRule(
        rule.action().wire(),
        rule.stationId().orElse(null),
        BehaviourWords.of(rule.behaviour()),
        rule.left() == 0 ? null : rule.left());
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isArray);
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }
}
