package hitchpost.station.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Ask;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.Verdict.Resetting;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.ChangeAvailabilityRequest;
import hitchpost.core.types.ChangeAvailabilityStatus;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedule;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.Component;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.DataTransferStatus;
import hitchpost.core.types.EventData;
import hitchpost.core.types.EventNotificationType;
import hitchpost.core.types.EventTrigger;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.OcppTransactionEvent;
import hitchpost.core.types.OperationalStatus;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.SecurityEventType;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.SetVariableStatus;
import hitchpost.core.types.StopReason;
import hitchpost.core.types.TransactionEvent;
import hitchpost.core.types.Variable;
import hitchpost.station.file.OcppVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What local users can do and hear is the same under every version of OCPP. */
@ParameterizedClass
@EnumSource
class StationServiceTest {
  private static final Component KEY = Component.of("");
  private static final Component TX = Component.of("txctrlr");
  private static final Variable TIMEOUT = Variable.of("EVConnectionTimeOut");
  private static final ComponentVariable BY_PLACE = new ComponentVariable(TX, TIMEOUT);

  @Parameter OcppVersion version;

  private TestStation station;
  private StationService service;
  private final BlockingQueue<ServiceEvent> heard = new LinkedBlockingQueue<>();

  private void online() {
    start(
        switch (version) {
          case V1_6 -> FakeCsms.of16();
          case V2_0_1 -> FakeCsms.of201();
        });
  }

  private void offline() {
    start(null);
  }

  private void start(FakeCsms csms) {
    station = TestStation.speaking(version, csms);
    service = new StationService(station.runner, station.config);
    service.listen(heard::add);
    station.runner.start();
  }

  @AfterEach
  void stop() {
    station.close();
  }

  /** The next event of a kind that is as wanted; others before it are left out. */
  private <E extends ServiceEvent> E next(Class<E> kind, Predicate<E> wanted)
      throws InterruptedException {
    while (true) {
      ServiceEvent event = TestStation.next(heard);
      if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
        return kind.cast(event);
      }
    }
  }

  private static <T> T answer(CompletableFuture<T> answer) throws Exception {
    return answer.get(60, TimeUnit.SECONDS);
  }

  private SetVariableStatus write(Component component, Variable variable, String value)
      throws Exception {
    return answer(service.setVariables(List.of(SetVariableRequest.of(component, variable, value))))
        .getFirst()
        .attributeStatus();
  }

  @Test
  void aSettingIsOneAndTheSameByItsPlaceAndByItsKey() throws Exception {
    online();
    assertEquals(SetVariableStatus.ACCEPTED, write(TX, TIMEOUT, "45"));
    var read =
        answer(
            service.getVariables(
                List.of(
                    GetVariableRequest.of(KEY, Variable.of("connectiontimeout")),
                    GetVariableRequest.of(TX, TIMEOUT))));
    assertEquals(
        List.of("45", "45"), read.stream().map(GetVariableResult::attributeValue).toList());
  }

  @Test
  void whatIsNotThereOrNotAllowedIsSaid() throws Exception {
    online();
    var read =
        answer(
            service.getVariables(
                List.of(
                    GetVariableRequest.of(Component.of("Nothing"), TIMEOUT),
                    GetVariableRequest.of(TX, Variable.of("Nothing")),
                    GetVariableRequest.of(KEY, Variable.of("Nothing")),
                    GetVariableRequest.of(new Component("TxCtrlr", null, Evse.of(1)), TIMEOUT),
                    new GetVariableRequest(TX, TIMEOUT, AttributeEnum.MAX_SET))));
    assertEquals(
        List.of(
            GetVariableStatus.UNKNOWN_COMPONENT,
            GetVariableStatus.UNKNOWN_VARIABLE,
            GetVariableStatus.UNKNOWN_VARIABLE,
            GetVariableStatus.UNKNOWN_COMPONENT,
            GetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE),
        read.stream().map(GetVariableResult::attributeStatus).toList());
    var written =
        answer(
            service.setVariables(
                List.of(
                    SetVariableRequest.of(TX, TIMEOUT, "-1"),
                    SetVariableRequest.of(TX, Variable.of("Nothing"), "1"),
                    SetVariableRequest.of(Component.of("Nothing"), TIMEOUT, "1"),
                    new SetVariableRequest(TX, TIMEOUT, AttributeEnum.TARGET, "1"))));
    assertEquals(
        List.of(
            SetVariableStatus.REJECTED,
            SetVariableStatus.UNKNOWN_VARIABLE,
            SetVariableStatus.UNKNOWN_COMPONENT,
            SetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE),
        written.stream().map(SetVariableResult::attributeStatus).toList());
  }

  @Test
  void availabilityChangesAtAConnectorAnEvseAndTheStation() throws Exception {
    online();
    for (Evse where : new Evse[] {new Evse(1, 1), Evse.of(1), Evse.of(0), null}) {
      assertEquals(ChangeAvailabilityStatus.ACCEPTED, change(OperationalStatus.INOPERATIVE, where));
      assertEquals(false, answer(service.look(view -> view.connector(1, 1).operative())));
      assertEquals(ChangeAvailabilityStatus.ACCEPTED, change(OperationalStatus.OPERATIVE, where));
    }
    assertEquals(
        ChangeAvailabilityStatus.REJECTED, change(OperationalStatus.OPERATIVE, Evse.of(7)));
  }

  private ChangeAvailabilityStatus change(OperationalStatus status, Evse where) throws Exception {
    return answer(service.changeAvailability(new ChangeAvailabilityRequest(status, where)))
        .status();
  }

  @Test
  void aTransactionIsHeardFromItsBeginToItsEndAndStoppedByItsName() throws Exception {
    online();
    next(ServiceEvent.Introduced.class, any -> true);
    station.driverCharges();
    station.hardware.awaitClosed();
    String id = answer(service.look(view -> view.transaction(1).orElseThrow().id()));
    assertEquals(Decision.REJECTED, answer(service.stop("another")));
    assertEquals(Decision.ACCEPTED, answer(service.stop(id)));

    List<OcppTransactionEvent> events = new ArrayList<>();
    List<Integer> answered = new ArrayList<>();
    while (events.isEmpty() || answered.size() < events.size() || !ended(events)) {
      switch (TestStation.next(heard)) {
        case ServiceEvent.Transaction(var event) -> events.add(event);
        case ServiceEvent.TransactionAnswered(var response) -> {
          assertEquals(id, response.transactionId());
          answered.add(response.seqNo());
          if (response.seqNo() == 0 && response.idTokenInfo() != null) {
            assertEquals(AuthorizationStatus.ACCEPTED, response.idTokenInfo().status());
          }
        }
        case ServiceEvent other -> {}
      }
    }
    assertEquals(true, answer(service.look(view -> view.transaction(1).isEmpty())));
    assertEquals(TransactionEvent.STARTED, events.getFirst().event());
    assertEquals(StopReason.REMOTE, events.getLast().stopReason());
    for (int i = 0; i < events.size(); i++) {
      assertEquals(id, events.get(i).transactionId());
      assertEquals(i, events.get(i).seqNo());
      assertEquals(i, answered.get(i));
      assertFalse(events.get(i).offline());
    }
  }

  private static boolean ended(List<OcppTransactionEvent> events) {
    return events.getLast().event() == TransactionEvent.ENDED;
  }

  @Test
  void whatHappensOfflineIsHeardAsSuch() throws Exception {
    offline();
    assertFalse(next(ServiceEvent.Connection.class, any -> true).connected());
    station.driverCharges();
    var began = next(ServiceEvent.Transaction.class, any -> true).event();
    assertEquals(TransactionEvent.STARTED, began.event());
    assertTrue(began.offline());
  }

  @Test
  void theCsmsIsHeardToKnowTheStationAndTheConnectionToBreak() throws Exception {
    online();
    String spoken = Spoken.dialects(List.of(version), station.config).getFirst().subprotocol();
    assertEquals(spoken, next(ServiceEvent.Connection.class, any -> true).subprotocol());
    var sent = next(ServiceEvent.Message.class, message -> !message.incoming());
    assertTrue(sent.text().contains("\"BootNotification\""), sent.text());
    var received = next(ServiceEvent.Message.class, ServiceEvent.Message::incoming);
    assertTrue(received.text().contains("\"Accepted\""), received.text());
    var response = next(ServiceEvent.Introduced.class, any -> true).response();
    assertEquals(RegistrationStatus.ACCEPTED, response.status());
    assertEquals(Duration.ofSeconds(600), response.interval());
    TestStation.next(station.links).lose();
    assertFalse(next(ServiceEvent.Connection.class, any -> true).connected());
  }

  @Test
  void dataGoesToTheCsmsAndItsAnswerComesBack() throws Exception {
    online();
    next(ServiceEvent.Introduced.class, any -> true);
    var sent = answer(service.dataTransfer(new DataTransferRequest("vendor", null, null, null)));
    assertEquals(DataTransferStatus.ACCEPTED, sent.status());
    assertEquals("pong", sent.data().asString());
  }

  @Test
  void dataGoesNowhereWithoutCsms() throws Exception {
    offline();
    var sent = service.dataTransfer(new DataTransferRequest("vendor", null, null, null));
    assertEquals(DataTransferStatus.OFFLINE, answer(sent).status());
  }

  @Test
  void theStationRestarts() throws Exception {
    online();
    next(ServiceEvent.Introduced.class, any -> true);
    assertEquals(Resetting.ACCEPTED, answer(service.restart(RebootKind.HARD)));
    assertEquals(BootReason.POWER_UP, TestStation.next(station.starts));
    assertEquals(BootReason.REMOTE_RESET, TestStation.next(station.starts));
    next(ServiceEvent.Introduced.class, any -> true);
  }

  @Test
  void aVariableThatIsWatchedIsHeardToChange() throws Exception {
    online();
    // one write has to wait for the end of the time that another may take
    station.time.fly();
    var byKey = new ComponentVariable(KEY, Variable.of("ConnectionTimeOut"));
    var unknown = new ComponentVariable(TX, Variable.of("Nothing"));
    var begun = answer(service.monitorVariables(List.of(BY_PLACE, byKey, unknown)));
    assertEquals(
        List.of(
            GetVariableStatus.ACCEPTED,
            GetVariableStatus.ACCEPTED,
            GetVariableStatus.UNKNOWN_VARIABLE),
        begun.stream().map(GetVariableResult::attributeStatus).toList());
    assertEquals(SetVariableStatus.ACCEPTED, write(TX, TIMEOUT, "45"));
    List<Component> told = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      EventData event = next(ServiceEvent.Data.class, any -> true).event();
      assertEquals("45", event.actualValue());
      assertEquals(EventTrigger.DELTA, event.trigger());
      assertEquals(EventNotificationType.CUSTOM_MONITOR, event.eventNotificationType());
      told.add(event.component());
    }
    assertTrue(told.containsAll(List.of(TX, KEY)), told.toString());

    service.ignoreVariables(List.of(byKey));
    assertEquals(SetVariableStatus.ACCEPTED, write(TX, TIMEOUT, "46"));
    assertEquals(SetVariableStatus.ACCEPTED, write(TX, TIMEOUT, "47"));
    for (String value : List.of("46", "47")) {
      EventData event = next(ServiceEvent.Data.class, any -> true).event();
      assertEquals(TX, event.component());
      assertEquals(value, event.actualValue());
    }
  }

  @Test
  void whatTheStationObservesCanBeWatched() throws Exception {
    online();
    var connector = new Component("Connector", null, new Evse(1, 1));
    var state = Variable.of("AvailabilityState");
    var begun = answer(service.monitorVariables(List.of(new ComponentVariable(connector, state))));
    assertEquals("Available", begun.getFirst().attributeValue());
    station.hardware.plugIn();
    assertEquals("Occupied", next(ServiceEvent.Data.class, any -> true).event().actualValue());
  }

  @Test
  void aVariableToWatchHasToBeNamed() {
    online();
    assertThrows(
        IllegalArgumentException.class,
        () -> service.monitorVariables(List.of(new ComponentVariable(TX, null))));
  }

  @Test
  void aPartThatFailsIsHeardOfUntilItWorksAgain() throws Exception {
    online();
    var part = new Fault.Part("RCD", "Problem");
    station.runner.hardware(
        new HardwareEvent.FaultRaised(
            new Fault(
                "rcd",
                1,
                0,
                FaultCode.GROUND_FAILURE,
                true,
                "it tripped",
                null,
                null,
                false,
                part)));
    EventData fails = next(ServiceEvent.Data.class, any -> true).event();
    assertEquals("RCD", fails.component().name());
    assertEquals("Problem", fails.variable().name());
    assertEquals("true", fails.actualValue());
    assertFalse(fails.cleared());
    station.runner.hardware(new HardwareEvent.FaultCleared(1, "rcd"));
    EventData works = next(ServiceEvent.Data.class, any -> true).event();
    assertEquals("false", works.actualValue());
    assertTrue(works.cleared());
  }

  @Test
  void whatConcernsSecurityIsNotedAndOnlyWhatIsCriticalReachesTheCsms() throws Exception {
    online();
    next(ServiceEvent.Introduced.class, any -> true);
    assertEquals(
        Decision.ACCEPTED,
        answer(service.securityEvent(SecurityEventType.INVALID_MESSAGES, "quiet", null)));
    assertEquals(
        Decision.ACCEPTED,
        answer(service.securityEvent(SecurityEventType.MAINTENANCE_LOGIN_FAILED, "loud", null)));
    var quiet = next(ServiceEvent.Security.class, e -> "quiet".equals(e.event().techInfo()));
    assertEquals(SecurityEventType.INVALID_MESSAGES, quiet.event().type());
    var log = answer(service.look(view -> view.securityLog(null, null)));
    assertTrue(log.stream().anyMatch(event -> "quiet".equals(event.techInfo())));

    var told =
        next(ServiceEvent.Message.class, m -> !m.incoming() && m.text().contains("MaintenanceLog"));
    assertTrue(told.text().contains("SecurityEventNotification"), told.text());
    assertEquals(
        Decision.ACCEPTED,
        answer(service.securityEvent(SecurityEventType.INVALID_MESSAGES, "raised", true)));
    next(ServiceEvent.Message.class, m -> !m.incoming() && m.text().contains("InvalidMessages"));
  }

  @Test
  void aSecurityEventWithTooLongATextIsRefusedAndHarmsNothing() throws Exception {
    online();
    String tooLong = "x".repeat(256);
    assertThrows(
        IllegalArgumentException.class,
        () -> service.securityEvent(SecurityEventType.INVALID_MESSAGES, tooLong, null));
    assertEquals(List.of(), List.copyOf(station.failures));
  }

  @Test
  void schedulesAreHeardAtOnceAndWheneverAProfileChangesThem() throws Exception {
    online();
    next(ServiceEvent.Introduced.class, any -> true);
    assertEquals(new BigDecimal("32"), limit(1));
    var period = ChargingSchedulePeriod.ofLimit(Duration.ZERO, BigDecimal.TEN, 3);
    var schedule =
        new ChargingSchedule(1, null, null, ChargingRateUnit.A, List.of(period), null, null, null);
    var profile =
        new ChargingProfile(
            1,
            0,
            ChargingProfilePurpose.TX_DEFAULT_PROFILE,
            ChargingProfileKind.RELATIVE,
            null,
            null,
            null,
            null,
            List.of(schedule),
            null);
    answer(station.runner.ask(new Ask.SetChargingProfile(Evse.of(1), profile, true)));
    while (limit(1).compareTo(BigDecimal.TEN) != 0) {
      // schedules of before
    }
  }

  /** What the next schedules that are told let an EVSE have at first. */
  private BigDecimal limit(int evse) throws InterruptedException {
    var schedules =
        next(ServiceEvent.Schedules.class, told -> !told.schedules().schedules().isEmpty());
    CompositeSchedule own =
        schedules.schedules().schedules().stream()
            .filter(schedule -> schedule.evseId() == evse)
            .findFirst()
            .orElseThrow();
    return own.chargingSchedulePeriods().getFirst().plainLimit();
  }
}
