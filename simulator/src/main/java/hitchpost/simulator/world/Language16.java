package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.OcppAction;
import hitchpost.core.message.WireTime;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.Evse;
import hitchpost.core.types.OperationalStatus;
import hitchpost.core.types.ResetKind;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp16.Keys;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.AuthorizationData;
import hitchpost.ocpp16.messages.AuthorizationStatus;
import hitchpost.ocpp16.messages.CancelReservationRequest;
import hitchpost.ocpp16.messages.ChangeAvailabilityRequest;
import hitchpost.ocpp16.messages.ChangeConfigurationRequest;
import hitchpost.ocpp16.messages.ChargingProfile;
import hitchpost.ocpp16.messages.ChargingProfilePurposeType;
import hitchpost.ocpp16.messages.ChargingSchedule;
import hitchpost.ocpp16.messages.ChargingSchedulePeriod;
import hitchpost.ocpp16.messages.ClearCacheRequest;
import hitchpost.ocpp16.messages.ClearChargingProfileRequest;
import hitchpost.ocpp16.messages.DataTransferRequest;
import hitchpost.ocpp16.messages.ExtendedMessageTrigger;
import hitchpost.ocpp16.messages.ExtendedTriggerMessageRequest;
import hitchpost.ocpp16.messages.GetCompositeScheduleRequest;
import hitchpost.ocpp16.messages.GetConfigurationRequest;
import hitchpost.ocpp16.messages.GetDiagnosticsRequest;
import hitchpost.ocpp16.messages.GetLocalListVersionRequest;
import hitchpost.ocpp16.messages.GetLogRequest;
import hitchpost.ocpp16.messages.IdTagInfo;
import hitchpost.ocpp16.messages.LogParameters;
import hitchpost.ocpp16.messages.LogType;
import hitchpost.ocpp16.messages.MessageTrigger;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.RemoteStartTransactionRequest;
import hitchpost.ocpp16.messages.RemoteStopTransactionRequest;
import hitchpost.ocpp16.messages.ReserveNowRequest;
import hitchpost.ocpp16.messages.ResetRequest;
import hitchpost.ocpp16.messages.ResetType;
import hitchpost.ocpp16.messages.SendLocalListRequest;
import hitchpost.ocpp16.messages.SetChargingProfileRequest;
import hitchpost.ocpp16.messages.SignedFirmware;
import hitchpost.ocpp16.messages.SignedUpdateFirmwareRequest;
import hitchpost.ocpp16.messages.StartTransactionRequest;
import hitchpost.ocpp16.messages.StopTransactionRequest;
import hitchpost.ocpp16.messages.TriggerMessageRequest;
import hitchpost.ocpp16.messages.UnlockConnectorRequest;
import hitchpost.ocpp16.messages.UpdateFirmwareRequest;
import hitchpost.ocpp16.messages.UpdateType;
import hitchpost.ocpp201.messages.ChargingProfileType;
import hitchpost.ocpp201.messages.ChargingSchedulePeriodType;
import hitchpost.ocpp201.messages.ChargingScheduleType;
import hitchpost.ocpp201.messages.CompositeScheduleType;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.station.file.OcppVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OCPP 1.6 with its security whitepaper. */
final class Language16 implements Language {
  /** Stands for a transaction whose start was never taken. Source: OCPP 1.6 errata, 3.18. */
  private static final int NEVER_STARTED = -1;

  private static final Evse STATION = Evse.of(0);

  private final List<Evse> connectors;
  private final Evse unknown;

  Language16(List<EvseSpec> evses) {
    connectors = Sight.connectors(evses);
    unknown = new Evse(evses.size() + 1, 1);
  }

  @Override
  public OcppVersion version() {
    return OcppVersion.V1_6;
  }

  @Override
  public List<Evse> places() {
    return Stream.of(List.of(STATION), connectors, List.of(unknown)).flatMap(List::stream).toList();
  }

  @Override
  public List<Evse> chargers() {
    return places();
  }

  @Override
  public Evse charger(Evse connector) {
    return connector;
  }

  @Override
  public List<Evse> everything() {
    return List.of(STATION);
  }

  /** Connectors count through all EVSEs from 1; 0 is the station. */
  private int number(Evse place) {
    return place.equals(unknown) ? connectors.size() + 1 : connectors.indexOf(place) + 1;
  }

  private @Nullable Integer numberOrNull(@Nullable Evse place) {
    return place == null ? null : number(place);
  }

  @Override
  public List<String> settings() {
    return Phrases16.SETTINGS;
  }

  @Override
  public List<String> nonsense() {
    return Phrases16.NONSENSE;
  }

  @Override
  public List<String> topics(boolean newer) {
    return newer ? Phrases16.NEWER_TOPICS : Phrases16.TOPICS;
  }

  @Override
  public boolean mustNameTransactions() {
    return false;
  }

  @Override
  public OcppAction action(Record request) {
    return Action.of(request);
  }

  @Override
  public Record request(Intent intent) {
    return switch (intent) {
      case Intent.Start i ->
          new RemoteStartTransactionRequest(
              numberOrNull(i.place()), i.tag(), i.profile() == null ? null : profile(i.profile()));
      case Intent.Stop i -> new RemoteStopTransactionRequest(Integer.parseInt(i.reference()));
      case Intent.Availability i ->
          new ChangeAvailabilityRequest(
              number(i.place()),
              i.operative() ? OperationalStatus.OPERATIVE : OperationalStatus.INOPERATIVE);
      case Intent.Unlock i -> new UnlockConnectorRequest(number(i.place()));
      case Intent.ClearCache i -> new ClearCacheRequest();
      case Intent.ReadSettings i -> new GetConfigurationRequest(null);
      case Intent.SendData i -> new DataTransferRequest(i.vendor(), null, i.data());
      case Intent.Trigger i -> trigger(i);
      case Intent.Write i -> new ChangeConfigurationRequest(key(i.setting()), i.value());
      case Intent.Reset i ->
          new ResetRequest(i.kind() == ResetKind.IMMEDIATE ? ResetType.HARD : ResetType.SOFT);
      case Intent.Reserve i ->
          new ReserveNowRequest(number(i.place()), i.expiry(), i.tag(), i.group(), i.id());
      case Intent.Cancel i -> new CancelReservationRequest(i.id());
      case Intent.ReadListVersion i -> new GetLocalListVersionRequest();
      case Intent.SendList i ->
          new SendLocalListRequest(
              i.version(),
              i.entries().stream().map(Language16::entry).toList(),
              i.full() ? UpdateType.FULL : UpdateType.DIFFERENTIAL);
      case Intent.SetProfile i ->
          new SetChargingProfileRequest(number(i.place()), profile(i.profile()));
      case Intent.ClearProfiles i ->
          new ClearChargingProfileRequest(
              i.id(),
              numberOrNull(i.place()),
              i.purpose() == null ? null : purpose(i.purpose()),
              i.stackLevel());
      case Intent.ReadComposite i ->
          new GetCompositeScheduleRequest(number(i.place()), i.seconds(), i.unit());
      case Intent.Update i -> update(i);
      case Intent.Log i -> log(i);
    };
  }

  private Record trigger(Intent.Trigger wanted) {
    Integer where = numberOrNull(wanted.place());
    return wanted.newer()
        ? new ExtendedTriggerMessageRequest(
            WireEnum.find(ExtendedMessageTrigger.values(), wanted.topic()).orElseThrow(), where)
        : new TriggerMessageRequest(
            WireEnum.find(MessageTrigger.values(), wanted.topic()).orElseThrow(), where);
  }

  private static Record update(Intent.Update wanted) {
    Integer id = wanted.requestId();
    if (id == null) {
      return new UpdateFirmwareRequest(
          URI.create(Caretaker.IMAGE), wanted.retries(), wanted.retrieve(), wanted.interval());
    }
    return new SignedUpdateFirmwareRequest(
        wanted.retries(),
        wanted.interval(),
        id,
        new SignedFirmware(
            Caretaker.IMAGE,
            wanted.retrieve(),
            wanted.install(),
            Caretaker.CERTIFICATE,
            Caretaker.SIGNATURE));
  }

  private static Record log(Intent.Log wanted) {
    Integer id = wanted.requestId();
    if (id == null) {
      return new GetDiagnosticsRequest(
          URI.create(Caretaker.FILES), wanted.retries(), Caretaker.LOG_INTERVAL, null, null);
    }
    return new GetLogRequest(
        wanted.security() ? LogType.SECURITY_LOG : LogType.DIAGNOSTICS_LOG,
        id,
        wanted.retries(),
        Caretaker.LOG_INTERVAL,
        new LogParameters(Caretaker.FILES, null, null));
  }

  private static String key(String setting) {
    return Keys.standard().stream()
        .filter(key -> Keys.settingId(key).equals(setting))
        .findFirst()
        .orElseGet(() -> setting.substring(setting.indexOf('.') + 1));
  }

  private static AuthorizationData entry(Intent.Entry entry) {
    var status = entry.status();
    return new AuthorizationData(
        entry.tag(),
        status == null
            ? null
            : new IdTagInfo(
                entry.expiry(),
                entry.group(),
                WireEnum.find(AuthorizationStatus.values(), status.wire()).orElseThrow()));
  }

  private static ChargingProfile profile(ChargingProfileType profile) {
    String transaction = profile.transactionId();
    return new ChargingProfile(
        profile.id(),
        transaction == null ? null : Integer.valueOf(transaction),
        profile.stackLevel(),
        purpose(profile.chargingProfilePurpose()),
        profile.chargingProfileKind(),
        profile.recurrencyKind(),
        profile.validFrom(),
        profile.validTo(),
        schedule(profile.chargingSchedule().getFirst()));
  }

  private static ChargingSchedule schedule(ChargingScheduleType schedule) {
    return new ChargingSchedule(
        schedule.duration(),
        schedule.startSchedule(),
        schedule.chargingRateUnit(),
        schedule.chargingSchedulePeriod().stream()
            .map(p -> new ChargingSchedulePeriod(p.startPeriod(), p.limit(), p.numberPhases()))
            .toList(),
        schedule.minChargingRate());
  }

  private static ChargingProfilePurposeType purpose(ChargingProfilePurpose purpose) {
    return switch (purpose) {
      case CHARGING_STATION_MAX_PROFILE -> ChargingProfilePurposeType.CHARGE_POINT_MAX_PROFILE;
      case TX_DEFAULT_PROFILE -> ChargingProfilePurposeType.TX_DEFAULT_PROFILE;
      case TX_PROFILE -> ChargingProfilePurposeType.TX_PROFILE;
      case CHARGING_STATION_EXTERNAL_CONSTRAINTS ->
          throw new IllegalArgumentException("OCPP 1.6 has no profiles of others");
    };
  }

  @Override
  public String status(Intent intent, JsonNode answer) {
    return answer.path("status").asString("");
  }

  @Override
  public Optional<CompositeScheduleType> composite(Intent.ReadComposite asked, JsonNode answer) {
    var told = MessageCodec.decode(answer, GetCompositeScheduleRequest.Response.class);
    ChargingSchedule schedule = told.chargingSchedule();
    if (schedule == null || told.scheduleStart() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new CompositeScheduleType(
            asked.place().id(),
            told.scheduleStart(),
            Objects.requireNonNull(schedule.duration()),
            schedule.chargingRateUnit(),
            schedule.chargingSchedulePeriod().stream()
                .map(p ->
                    new ChargingSchedulePeriodType(
                        p.startPeriod(), p.limit(), p.numberPhases(), null, null))
                .toList()));
  }

  @Override
  public int listVersion(JsonNode answer) {
    return answer.get("listVersion").intValue();
  }

  @Override
  public boolean emptyListHasVersion() {
    return false;
  }

  @Override
  public int versionOfNoList() {
    return -1;
  }

  @Override
  public String told(Intent.Trigger triggered) {
    boolean signed = triggered.newer() && triggered.topic().equals("FirmwareStatusNotification");
    return signed ? "Signed" + triggered.topic() : triggered.topic();
  }

  /** Station and EVSEs come back with all their connectors, and go only with them. */
  @Override
  public boolean oneTier() {
    return true;
  }

  @Override
  public List<Evse> concerned(Intent.Availability change) {
    if (change.place().id() != 0) {
      return List.of(change.place());
    }
    List<Evse> concerned = new ArrayList<>(connectors);
    if (change.operative()) {
      concerned.add(STATION);
      connectors.stream().map(c -> Evse.of(c.id())).distinct().forEach(concerned::add);
    }
    return concerned;
  }

  @Override
  public boolean replacesRivals() {
    return true;
  }

  /** Not all answers can say that there is no such connector, or that images have to be signed. */
  @Override
  public boolean mustAnswer(Intent intent) {
    boolean unsigned = intent instanceof Intent.Update update && !update.signed();
    return !unsigned && !unknown.equals(intent.place());
  }

  /** Source: OCPP 1.6, 4.2. */
  @Override
  public boolean answersWhenRejected() {
    return false;
  }

  @Override
  public List<Evse> reported() {
    List<Evse> reported = new ArrayList<>(List.of(STATION));
    connectors.forEach(connector -> reported.add(Evse.of(number(connector))));
    return reported;
  }

  @Override
  public boolean tellsRecord(String action, String payload) {
    return switch (action) {
      case "StartTransaction", "StopTransaction" -> true;
      case "MeterValues" -> payload.contains("\"transactionId\":");
      default -> false;
    };
  }

  @Override
  public boolean hasWordsFor(TransactionRecord record) {
    return !(record instanceof TransactionRecord.Updated updated) || !updated.values().isEmpty();
  }

  @Override
  public boolean isAbout(TransactionRecord record, Deal deal, String action, String payload) {
    String time = WireTime.format(record.head().stamp().time());
    boolean right =
        switch (record) {
          case TransactionRecord.Started r ->
              action.equals("StartTransaction")
                  && payload.contains("\"meterStart\":" + r.meterMilliWattHours() / 1000 + ",")
                  && payload.contains("\"idTag\":\"" + Deal.payer(r).value() + "\"");
          case TransactionRecord.Updated r -> action.equals("MeterValues") && names(payload, deal);
          case TransactionRecord.Ended r ->
              action.equals("StopTransaction")
                  && payload.contains("\"meterStop\":" + r.meterMilliWattHours() / 1000 + ",")
                  && names(payload, deal);
        };
    return right && payload.contains("\"timestamp\":\"" + time + "\"");
  }

  /** What follows a begin that the CSMS refused for good goes to the number for that. */
  private static boolean names(String payload, Deal deal) {
    Integer id = deal.startParked ? Integer.valueOf(NEVER_STARTED) : deal.csmsId;
    return id != null
        && (payload.contains("\"transactionId\":" + id + ",")
            || payload.contains("\"transactionId\":" + id + "}"));
  }

  @Override
  public String lasting(String payload) {
    return payload;
  }

  @Override
  public Optional<Boolean> offline(String payload) {
    return Optional.empty();
  }

  @Override
  public Class<? extends Record> answerTo(TransactionRecord record) {
    return switch (record) {
      case TransactionRecord.Started r -> StartTransactionRequest.Response.class;
      case TransactionRecord.Updated r -> MeterValuesRequest.Response.class;
      case TransactionRecord.Ended r -> StopTransactionRequest.Response.class;
    };
  }

  @Override
  public Optional<Integer> nameIn(JsonNode answer) {
    return Optional.of(
        MessageCodec.decode(answer, StartTransactionRequest.Response.class).transactionId());
  }

  @Override
  public boolean namesTransactions() {
    return true;
  }

  @Override
  public boolean isNamed(CsmsTransaction transaction, Deal deal) {
    return transaction.id().filter(id -> id.equals(deal.csmsId)).isPresent()
        && isAt(transaction, deal.place());
  }

  @Override
  public Optional<String> reference(CsmsTransaction transaction) {
    return transaction.id().map(String::valueOf);
  }

  @Override
  public boolean isAt(CsmsTransaction transaction, Evse connector) {
    int told = transaction.start().connectorId();
    // A begin that was told in other words names the EVSE.
    return told == number(connector) || transaction.uuid().isPresent() && told == connector.id();
  }
}
