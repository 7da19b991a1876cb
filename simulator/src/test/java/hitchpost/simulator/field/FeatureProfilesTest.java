package hitchpost.simulator.field;

import static hitchpost.simulator.field.Words.errorOf;
import static hitchpost.simulator.field.Words.gets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.ocpp16.Catalogue;
import hitchpost.simulator.conformance.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SupportedFeatureProfiles turns profiles on and off. Source: OCPP 1.6, 3.3 and 9.1.29. */
class FeatureProfilesTest {
  private static String answerTo(Scenario s, String action, String payload) {
    var answer = s.csms.sendsAnything(action, payload.replace('\'', '"'));
    return answer.get(0).asInt() == 4 ? errorOf(answer) : answer.get(2).toString();
  }

  @Test
  void byDefaultTheStationHasAllThatTheProgramOffers() {
    var s = new Scenario().booted();
    var profiles = List.of(gets(s, "SupportedFeatureProfiles").split(","));
    assertTrue(
        profiles.containsAll(List.of("Core", "SmartCharging", "RemoteTrigger")),
        profiles.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Core", "Core,RemoteTrigger", "RemoteTrigger, Core"})
  void theStationFileChooses(String profiles) {
    var s = new Scenario().with("SupportedFeatureProfiles", profiles).booted();
    assertEquals(profiles.replace(" ", ""), gets(s, "SupportedFeatureProfiles"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RemoteTrigger", "Core,Core", "Core,Nonsense", "core", "Core,"})
  void nothingButProfilesWithTheCoreAmongThem(String profiles) {
    var s = new Scenario().with("SupportedFeatureProfiles", profiles);
    assertThrows(Catalogue.BadKeyValueException.class, s::on);
  }

  @Test
  void nobodyChangesTheProfilesOverOcpp() {
    var s = new Scenario().booted();
    String core = "{'key':'SupportedFeatureProfiles','value':'Core'}";
    assertEquals("{\"status\":\"Rejected\"}", answerTo(s, "ChangeConfiguration", core));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RemoteTrigger|TriggerMessage|{'requestedMessage':'Heartbeat'}",
        "Reservation|CancelReservation|{'reservationId':1}",
        "LocalAuthListManagement|GetLocalListVersion|{}",
        "LocalAuthListManagement|SendLocalList|{'listVersion':1,'updateType':'Full'}",
        "SmartCharging|ClearChargingProfile|{}",
        "SmartCharging|GetCompositeSchedule|{'connectorId':1,'duration':60}"
      })
  void anActionOfAProfileThatIsOffIsNotSupported(String profile, String action, String payload) {
    String on = answerTo(new Scenario().booted(), action, payload);
    assertFalse(on.equals("NotSupported"), on);
    assertEquals("NotSupported", answerTo(without(profile).booted(), action, payload));
    assertEquals(
        "NotSupported",
        answerTo(new Scenario().with("SupportedFeatureProfiles", "Core").booted(), action, "{}"),
        "whatever its payload");
  }

  /** A station with every profile but one. */
  private static Scenario without(String profile) {
    var all =
        new ArrayList<>(
            List.of(gets(new Scenario().booted(), "SupportedFeatureProfiles").split(",")));
    assertTrue(all.remove(profile), profile + " is not among " + all);
    return new Scenario().with("SupportedFeatureProfiles", String.join(",", all));
  }
}
