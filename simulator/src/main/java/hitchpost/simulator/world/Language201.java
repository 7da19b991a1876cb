package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.OcppAction;
import hitchpost.core.message.WireTime;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.OperationalStatus;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.TransactionEvent;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.AuthorizationData;
import hitchpost.ocpp201.messages.CancelReservationRequest;
import hitchpost.ocpp201.messages.ChangeAvailabilityRequest;
import hitchpost.ocpp201.messages.ClearCacheRequest;
import hitchpost.ocpp201.messages.ClearChargingProfileRequest;
import hitchpost.ocpp201.messages.ClearChargingProfileType;
import hitchpost.ocpp201.messages.ComponentType;
import hitchpost.ocpp201.messages.CompositeScheduleType;
import hitchpost.ocpp201.messages.DataTransferRequest;
import hitchpost.ocpp201.messages.EVSEType;
import hitchpost.ocpp201.messages.FirmwareType;
import hitchpost.ocpp201.messages.GetBaseReportRequest;
import hitchpost.ocpp201.messages.GetCompositeScheduleRequest;
import hitchpost.ocpp201.messages.GetLocalListVersionRequest;
import hitchpost.ocpp201.messages.GetLogRequest;
import hitchpost.ocpp201.messages.IdTokenInfoType;
import hitchpost.ocpp201.messages.IdTokenType;
import hitchpost.ocpp201.messages.LogEnumType;
import hitchpost.ocpp201.messages.LogParametersType;
import hitchpost.ocpp201.messages.MeasurandEnumType;
import hitchpost.ocpp201.messages.MessageTriggerEnumType;
import hitchpost.ocpp201.messages.MeterValueType;
import hitchpost.ocpp201.messages.ReportBaseEnumType;
import hitchpost.ocpp201.messages.RequestStartTransactionRequest;
import hitchpost.ocpp201.messages.RequestStopTransactionRequest;
import hitchpost.ocpp201.messages.ReserveNowRequest;
import hitchpost.ocpp201.messages.ResetRequest;
import hitchpost.ocpp201.messages.SampledValueType;
import hitchpost.ocpp201.messages.SendLocalListRequest;
import hitchpost.ocpp201.messages.SetChargingProfileRequest;
import hitchpost.ocpp201.messages.SetVariableDataType;
import hitchpost.ocpp201.messages.SetVariablesRequest;
import hitchpost.ocpp201.messages.TransactionEventRequest;
import hitchpost.ocpp201.messages.TriggerMessageRequest;
import hitchpost.ocpp201.messages.UnlockConnectorRequest;
import hitchpost.ocpp201.messages.UpdateEnumType;
import hitchpost.ocpp201.messages.UpdateFirmwareRequest;
import hitchpost.ocpp201.messages.VariableType;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.station.file.OcppVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** OCPP 2.0.1. */
final class Language201 implements Language {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** An id of a setting: component, variable, instance. */
  private static final Pattern SETTING = Pattern.compile("([^.]*)\\.([^\\[]*)(?:\\[(.*)])?");

  /** Begins the request ids of what would have none in OCPP 1.6. */
  private static final int FIRST_NUMBER = 1_000_000;

  private static final String OFFLINE = "\"offline\":true,";

  private final List<Evse> connectors;
  private final List<Evse> places;
  private int number = FIRST_NUMBER;

  Language201(List<EvseSpec> evses) {
    connectors = Sight.connectors(evses);
    Stream<Evse> parts =
        Stream.concat(evses.stream().map(evse -> Evse.of(evse.id())), connectors.stream());
    places =
        Stream.concat(
                Stream.concat(Stream.of(Evse.of(0)), parts), Stream.of(Evse.of(evses.size() + 1)))
            .toList();
  }

  @Override
  public OcppVersion version() {
    return OcppVersion.V2_0_1;
  }

  @Override
  public List<Evse> places() {
    return places;
  }

  @Override
  public List<Evse> chargers() {
    return places.stream().filter(place -> place.connectorId() == null).toList();
  }

  @Override
  public Evse charger(Evse connector) {
    return Evse.of(connector.id());
  }

  /** What is in use within a place that is not stays as it is. Source: G03, G04. */
  @Override
  public List<Evse> everything() {
    return places.subList(0, places.size() - 1);
  }

  @Override
  public List<String> settings() {
    return Phrases201.SETTINGS;
  }

  @Override
  public List<String> nonsense() {
    return Phrases201.NONSENSE;
  }

  @Override
  public List<String> topics(boolean newer) {
    return Phrases201.TOPICS;
  }

  @Override
  public boolean mustNameTransactions() {
    return true;
  }

  @Override
  public OcppAction action(Record request) {
    return Action.of(request);
  }

  @Override
  public Record request(Intent intent) {
    return switch (intent) {
      case Intent.Start i ->
          new RequestStartTransactionRequest(
              token(i.tag()), ++number, evseId(i.place()), null, i.profile());
      case Intent.Stop i -> new RequestStopTransactionRequest(i.reference());
      case Intent.Availability i ->
          new ChangeAvailabilityRequest(
              i.operative() ? OperationalStatus.OPERATIVE : OperationalStatus.INOPERATIVE,
              evse(i.place()));
      case Intent.Unlock i ->
          new UnlockConnectorRequest(
              i.place().id(), Objects.requireNonNullElse(i.place().connectorId(), 1));
      case Intent.ClearCache i -> new ClearCacheRequest();
      case Intent.ReadSettings i ->
          new GetBaseReportRequest(++number, ReportBaseEnumType.FULL_INVENTORY);
      case Intent.SendData i ->
          new DataTransferRequest(
              i.vendor(), null, JsonNodeFactory.instance.stringNode(i.data()), null);
      case Intent.Trigger i ->
          new TriggerMessageRequest(
              WireEnum.find(MessageTriggerEnumType.values(), i.topic()).orElseThrow(),
              evse(i.place()));
      case Intent.Write i -> new SetVariablesRequest(List.of(variable(i)));
      case Intent.Reset i -> new ResetRequest(i.kind(), null);
      case Intent.Reserve i ->
          new ReserveNowRequest(
              i.id(), i.expiry(), null, token(i.tag()), evseId(i.place()), group(i.group()));
      case Intent.Cancel i -> new CancelReservationRequest(i.id());
      case Intent.ReadListVersion i -> new GetLocalListVersionRequest();
      case Intent.SendList i -> list(i);
      case Intent.SetProfile i -> new SetChargingProfileRequest(i.place().id(), i.profile());
      case Intent.ClearProfiles i -> clear(i);
      case Intent.ReadComposite i ->
          new GetCompositeScheduleRequest(i.seconds(), i.place().id(), i.unit());
      case Intent.Update i -> update(i);
      case Intent.Log i ->
          new GetLogRequest(
              i.security() ? LogEnumType.SECURITY_LOG : LogEnumType.DIAGNOSTICS_LOG,
              numbered(i.requestId()),
              i.retries(),
              Caretaker.LOG_INTERVAL,
              new LogParametersType(Caretaker.FILES, null, null));
    };
  }

  private int numbered(@Nullable Integer requestId) {
    return requestId == null ? ++number : requestId;
  }

  private static IdTokenType token(String tag) {
    return new IdTokenType(tag, Tags.token(tag).type(), null);
  }

  private static @Nullable IdTokenType group(@Nullable String group) {
    return group == null
        ? null
        : new IdTokenType(group, hitchpost.core.types.IdTokenType.CENTRAL, null);
  }

  private static @Nullable Integer evseId(@Nullable Evse place) {
    return place == null || place.id() == 0 ? null : place.id();
  }

  private static @Nullable EVSEType evse(@Nullable Evse place) {
    return place == null || place.id() == 0 ? null : new EVSEType(place.id(), place.connectorId());
  }

  private static SetVariableDataType variable(Intent.Write wanted) {
    Matcher name = SETTING.matcher(wanted.setting());
    if (!name.matches()) {
      throw new IllegalArgumentException(wanted.setting());
    }
    return new SetVariableDataType(
        null,
        wanted.value(),
        new ComponentType(name.group(1), null, null),
        new VariableType(name.group(2), name.group(3)));
  }

  private static SendLocalListRequest list(Intent.SendList wanted) {
    List<AuthorizationData> entries =
        wanted.entries().stream().map(e -> new AuthorizationData(token(e.tag()), info(e))).toList();
    return new SendLocalListRequest(
        wanted.version(),
        wanted.full() ? UpdateEnumType.FULL : UpdateEnumType.DIFFERENTIAL,
        entries.isEmpty() ? null : entries);
  }

  private static @Nullable IdTokenInfoType info(Intent.Entry entry) {
    var status = entry.status();
    return status == null
        ? null
        : new IdTokenInfoType(
            status, entry.expiry(), null, null, null, group(entry.group()), null, null, null);
  }

  private static ClearChargingProfileRequest clear(Intent.ClearProfiles wanted) {
    Evse place = wanted.place();
    boolean criteria = place != null || wanted.purpose() != null || wanted.stackLevel() != null;
    return new ClearChargingProfileRequest(
        wanted.id(),
        criteria
            ? new ClearChargingProfileType(
                place == null ? null : Integer.valueOf(place.id()),
                wanted.purpose(),
                wanted.stackLevel())
            : null);
  }

  private UpdateFirmwareRequest update(Intent.Update wanted) {
    boolean signed = wanted.signed();
    return new UpdateFirmwareRequest(
        numbered(wanted.requestId()),
        new FirmwareType(
            Caretaker.IMAGE,
            wanted.retrieve(),
            wanted.install(),
            signed ? Caretaker.CERTIFICATE : null,
            signed ? Caretaker.SIGNATURE : null),
        wanted.retries(),
        wanted.interval());
  }

  @Override
  public String status(Intent intent, JsonNode answer) {
    return intent instanceof Intent.Write
        ? answer.path("setVariableResult").path(0).path("attributeStatus").asString("")
        : answer.path("status").asString("");
  }

  @Override
  public Optional<CompositeScheduleType> composite(Intent.ReadComposite asked, JsonNode answer) {
    return Optional.ofNullable(
        MessageCodec.decode(answer, GetCompositeScheduleRequest.Response.class).schedule());
  }

  @Override
  public int listVersion(JsonNode answer) {
    return answer.get("versionNumber").intValue();
  }

  @Override
  public boolean emptyListHasVersion() {
    return true;
  }

  /** Source: OCPP 2.0.1 part 2, D02.FR.03. */
  @Override
  public int versionOfNoList() {
    return 0;
  }

  @Override
  public String told(Intent.Trigger triggered) {
    return triggered.topic();
  }

  @Override
  public boolean oneTier() {
    return false;
  }

  @Override
  public List<Evse> concerned(Intent.Availability change) {
    return List.of(change.place());
  }

  @Override
  public boolean replacesRivals() {
    return false;
  }

  @Override
  public boolean mustAnswer(Intent intent) {
    return true;
  }

  /** Source: OCPP 2.0.1 part 2, B03.FR.08. */
  @Override
  public boolean answersWhenRejected() {
    return true;
  }

  @Override
  public List<Evse> reported() {
    return connectors;
  }

  @Override
  public boolean tellsRecord(String action, String payload) {
    return action.equals("TransactionEvent");
  }

  @Override
  public boolean hasWordsFor(TransactionRecord record) {
    return true;
  }

  @Override
  public boolean isAbout(TransactionRecord record, Deal deal, String action, String payload) {
    var event = MessageCodec.decode(JSON.readTree(payload), TransactionEventRequest.class);
    TransactionRecord.Head head = record.head();
    EVSEType evse = event.evse();
    boolean same =
        event.seqNo() == head.seqNo()
            && event.transactionInfo().transactionId().equals(deal.id())
            && event.triggerReason() == head.occasion().trigger()
            && event.transactionInfo().chargingState() == head.occasion().state()
            && (evse == null || evse.id() == head.place().id())
            && WireTime.format(event.timestamp()).equals(WireTime.format(head.stamp().time()));
    return same
        && switch (record) {
          case TransactionRecord.Started r ->
              event.eventType() == TransactionEvent.STARTED
                  && isOf(event, r.token())
                  && shows(event, ReadingContext.TRANSACTION_BEGIN, r.meterMilliWattHours());
          case TransactionRecord.Updated r ->
              event.eventType() == TransactionEvent.UPDATED && isOf(event, r.token());
          case TransactionRecord.Ended r ->
              event.eventType() == TransactionEvent.ENDED
                  && (isOf(event, r.token()) || event.idToken() == null && !presented(r))
                  && shows(event, ReadingContext.TRANSACTION_END, r.meterMilliWattHours());
        };
  }

  private static boolean isOf(TransactionEventRequest event, @Nullable IdToken token) {
    IdTokenType told = event.idToken();
    return told == null ? token == null : token != null && told.idToken().equals(token.value());
  }

  /** Whether somebody presented a token to end it. */
  private static boolean presented(TransactionRecord.Ended record) {
    return record.cause() == StopCause.LOCAL || record.cause() == StopCause.MASTER_PASS;
  }

  /** Whether each register of this moment that an event tells is the true one. */
  private static boolean shows(
      TransactionEventRequest event, ReadingContext moment, long milliWattHours) {
    List<MeterValueType> values = event.meterValue();
    return values == null
        || values.stream()
            .flatMap(value -> value.sampledValue().stream())
            .filter(sample -> sample.context() == moment && isRegister(sample))
            .allMatch(
                sample -> sample.value().movePointRight(3).longValueExact() == milliWattHours);
  }

  private static boolean isRegister(SampledValueType sample) {
    return sample.measurand() == null
        || sample.measurand() == MeasurandEnumType.ENERGY_ACTIVE_IMPORT_REGISTER;
  }

  /** Whether a record waited is told when it is sent again, and was not known before. */
  @Override
  public String lasting(String payload) {
    return payload.replace(OFFLINE, "");
  }

  @Override
  public Optional<Boolean> offline(String payload) {
    return Optional.of(payload.contains(OFFLINE));
  }

  @Override
  public Class<? extends Record> answerTo(TransactionRecord record) {
    return TransactionEventRequest.Response.class;
  }

  @Override
  public Optional<Integer> nameIn(JsonNode answer) {
    return Optional.empty();
  }

  @Override
  public boolean namesTransactions() {
    return false;
  }

  @Override
  public boolean isNamed(CsmsTransaction transaction, Deal deal) {
    return transaction.uuid().filter(deal.id()::equals).isPresent();
  }

  @Override
  public Optional<String> reference(CsmsTransaction transaction) {
    return transaction.uuid();
  }

  @Override
  public boolean isAt(CsmsTransaction transaction, Evse connector) {
    return transaction.start().connectorId() == connector.id();
  }
}
