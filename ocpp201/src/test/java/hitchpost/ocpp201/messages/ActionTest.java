package hitchpost.ocpp201.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {
  @ParameterizedTest
  @EnumSource
  void anActionIsFoundByItsNameOnTheWire(Action action) {
    assertEquals(Optional.of(action), Action.ofWire(action.wire()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "reset", "RESET", "Reset ", "ResetRequest", "StartTransaction"})
  void anyOtherNameIsNoAction(String name) {
    assertEquals(Optional.empty(), Action.ofWire(name));
  }

  @ParameterizedTest
  @EnumSource
  void theRecordsOfAnActionCarryItsName(Action action) {
    assertEquals(action.wire() + "Request", action.request().getSimpleName());
    assertSame(action.request(), action.response().getDeclaringClass());
  }

  @Test
  void aRequestLeadsToItsActionAndNothingElseDoes() {
    assertEquals(Action.HEARTBEAT, Action.of(new HeartbeatRequest()));
    Record response = new HeartbeatRequest.Response(Instant.EPOCH);
    assertThrows(IllegalArgumentException.class, () -> Action.of(response));
  }

  /** OCPP 2.0.1 part 2, at the use cases. */
  @Test
  void theStationSendsTheseActions() {
    List<String> sent =
        Arrays.stream(Action.values())
            .filter(action -> action.direction() != Action.Direction.TO_STATION)
            .map(Action::wire)
            .sorted()
            .toList();

    assertEquals(
        List.of(
            "Authorize",
            "BootNotification",
            "ClearedChargingLimit",
            "DataTransfer",
            "FirmwareStatusNotification",
            "Get15118EVCertificate",
            "GetCertificateStatus",
            "Heartbeat",
            "LogStatusNotification",
            "MeterValues",
            "NotifyChargingLimit",
            "NotifyCustomerInformation",
            "NotifyDisplayMessages",
            "NotifyEVChargingNeeds",
            "NotifyEVChargingSchedule",
            "NotifyEvent",
            "NotifyMonitoringReport",
            "NotifyReport",
            "PublishFirmwareStatusNotification",
            "ReportChargingProfiles",
            "ReservationStatusUpdate",
            "SecurityEventNotification",
            "SignCertificate",
            "StatusNotification",
            "TransactionEvent"),
        sent);
    assertEquals(Action.Direction.BOTH_WAYS, Action.DATA_TRANSFER.direction());
  }

  @ParameterizedTest
  @CsvSource({
    "SECURITY, A, 3",
    "PROVISIONING, B, 8",
    "AUTHORIZATION, C, 2",
    "LOCAL_LIST, D, 2",
    "TRANSACTIONS, E, 2",
    "REMOTE_CONTROL, F, 4",
    "AVAILABILITY, G, 3",
    "RESERVATION, H, 3",
    "TARIFF_AND_COST, I, 1",
    "METER_VALUES, J, 1",
    "SMART_CHARGING, K, 9",
    "FIRMWARE, L, 5",
    "CERTIFICATES, M, 5",
    "DIAGNOSTICS, N, 11",
    "DISPLAY_MESSAGE, O, 4",
    "DATA_TRANSFER, P, 1",
  })
  void everyBlockHasItsActions(Block block, char letter, int actions) {
    long found = Arrays.stream(Action.values()).filter(a -> a.block() == block).count();

    assertEquals(letter, block.letter());
    assertEquals(actions, found);
  }
}
