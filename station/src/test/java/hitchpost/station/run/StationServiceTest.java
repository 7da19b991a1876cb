package hitchpost.station.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.Output.RebootKind;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.Verdict.Resetting;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.ChangeAvailabilityRequest;
import hitchpost.core.types.ChangeAvailabilityStatus;
import hitchpost.core.types.Component;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.DataTransferStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.OperationalStatus;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.SetVariableStatus;
import hitchpost.core.types.Variable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StationServiceTest {
  private static final Component KEY = Component.of("");
  private static final Component TX = Component.of("txctrlr");
  private static final Variable TIMEOUT = Variable.of("EVConnectionTimeOut");

  private TestStation station;
  private StationService service;

  @BeforeEach
  void start() {
    station = TestStation.alone();
    station.runner.start();
    service = new StationService(station.runner, TestStation.config());
  }

  @AfterEach
  void stop() {
    station.close();
  }

  @Test
  void aSettingIsOneAndTheSameByItsPlaceAndByItsKey() throws Exception {
    var written = answer(service.setVariables(List.of(SetVariableRequest.of(TX, TIMEOUT, "45"))));
    assertEquals(SetVariableStatus.ACCEPTED, written.getFirst().attributeStatus());
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
    for (Evse where : new Evse[] {new Evse(1, 1), Evse.of(1), Evse.of(0), null}) {
      assertEquals(ChangeAvailabilityStatus.ACCEPTED, change(OperationalStatus.INOPERATIVE, where));
      assertEquals(false, answer(service.look(view -> view.connector(1, 1).operative())));
      assertEquals(ChangeAvailabilityStatus.ACCEPTED, change(OperationalStatus.OPERATIVE, where));
    }
    assertEquals(
        ChangeAvailabilityStatus.REJECTED, change(OperationalStatus.OPERATIVE, Evse.of(7)));
  }

  @Test
  void aTransactionIsStoppedByItsName() throws Exception {
    station.driverCharges();
    station.hardware.awaitClosed();
    String id = answer(service.look(view -> view.transaction(1).orElseThrow().id()));
    assertEquals(Decision.REJECTED, answer(service.stop("another")));
    assertEquals(Decision.ACCEPTED, answer(service.stop(id)));
    assertEquals(true, answer(service.look(view -> view.transaction(1).isEmpty())));
  }

  @Test
  void dataGoesNowhereWithoutCsms() throws Exception {
    var sent = service.dataTransfer(new DataTransferRequest("vendor", null, null, null));
    assertEquals(DataTransferStatus.OFFLINE, answer(sent).status());
  }

  @Test
  void theStationRestarts() throws Exception {
    assertEquals(Resetting.ACCEPTED, answer(service.restart(RebootKind.HARD)));
    assertEquals(BootReason.POWER_UP, TestStation.next(station.starts));
    assertEquals(BootReason.REMOTE_RESET, TestStation.next(station.starts));
    assertEquals(false, answer(service.look(view -> view.connected())));
  }

  private ChangeAvailabilityStatus change(OperationalStatus status, Evse where) throws Exception {
    return answer(service.changeAvailability(new ChangeAvailabilityRequest(status, where)))
        .status();
  }

  private static <T> T answer(CompletableFuture<T> answer) throws Exception {
    return answer.get(60, TimeUnit.SECONDS);
  }
}
