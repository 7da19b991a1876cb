package hitchpost.ocpp16.messages;

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
  @ValueSource(strings = {"", "bootnotification", "BOOT_NOTIFICATION", "BootNotification ", "Boot"})
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

  /** OCPP 1.6, 3.3. */
  @ParameterizedTest
  @CsvSource({
    "CORE, 16",
    "FIRMWARE_MANAGEMENT, 4",
    "LOCAL_AUTH_LIST_MANAGEMENT, 2",
    "RESERVATION, 2",
    "SMART_CHARGING, 3",
    "REMOTE_TRIGGER, 1",
    "SECURITY, 11",
  })
  void everyProfileHasItsActions(Action.Profile profile, int actions) {
    List<Action> found =
        Arrays.stream(Action.values()).filter(action -> action.profile() == profile).toList();

    assertEquals(actions, found.size());
  }

  /** OCPP 1.6, section 4, is what the station sends. */
  @Test
  void theStationSendsTheActionsOfSectionFour() {
    List<String> sent =
        Arrays.stream(Action.values())
            .filter(action -> action.direction() != Action.Direction.TO_STATION)
            .filter(action -> action.profile() != Action.Profile.SECURITY)
            .map(Action::wire)
            .sorted()
            .toList();

    assertEquals(
        List.of(
            "Authorize",
            "BootNotification",
            "DataTransfer",
            "DiagnosticsStatusNotification",
            "FirmwareStatusNotification",
            "Heartbeat",
            "MeterValues",
            "StartTransaction",
            "StatusNotification",
            "StopTransaction"),
        sent);
    assertEquals(Action.Direction.BOTH_WAYS, Action.DATA_TRANSFER.direction());
  }
}
