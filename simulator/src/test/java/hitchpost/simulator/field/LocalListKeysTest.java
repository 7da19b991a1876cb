package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.LocalListTest.changes;
import static hitchpost.simulator.field.LocalListTest.entry;
import static hitchpost.simulator.field.LocalListTest.full;
import static hitchpost.simulator.field.LocalListTest.startsOffline;
import static hitchpost.simulator.field.LocalListTest.version;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of the local authorization list. Source: OCPP 1.6, 9.2 and 9.1. */
class LocalListKeysTest {
  /** The list is kept while it is off. */
  @Test
  void localAuthListEnabledSwitchesTheList() {
    var s = new Scenario().booted();
    assertEquals("true", gets(s, "LocalAuthListEnabled"));
    assertEquals("Accepted", full(s, 3, entry("CARD")));
    assertEquals("Accepted", sets(s, "LocalAuthListEnabled", false));
    assertEquals(-1, version(s));
    assertEquals("NotSupported", full(s, 4, entry("OTHER")));
    assertEquals(false, startsOffline(s, "CARD"));
    s.car.plugsOut();
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(seconds(5));
    assertEquals("Accepted", sets(s, "LocalAuthListEnabled", true));
    assertEquals(3, version(s));
    assertTrue(startsOffline(s, "CARD"));
  }

  @Test
  void m19_localAuthListMaxLengthIsWhatTheListCanHold() {
    var s = new Scenario().with("LocalAuthListMaxLength", "20").booted();
    int most = Integer.parseInt(gets(s, "LocalAuthListMaxLength"));
    assertEquals(20, most);
    assertEquals("Accepted", full(s, 1, entries(most)));
    assertEquals("Failed", full(s, 2, entries(most + 1)));
    assertEquals("Failed", changes(s, 2, entry("ONE")));
    assertEquals(1, version(s));
  }

  private static String[] entries(int count) {
    return IntStream.range(0, count).mapToObj(i -> entry("T" + i)).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LocalAuthListMaxLength", "SendLocalListMaxLength"})
  void theLengthsAreReadOnly(String key) {
    var s = new Scenario().booted();
    assertEquals("Rejected", sets(s, key, 10));
    assertTrue(Integer.parseInt(gets(s, key)) > 0);
  }

  @Test
  void withoutTheProfileThereAreNoSuchKeys() {
    var s = new Scenario().with("SupportedFeatureProfiles", "Core").booted();
    for (String key :
        List.of("LocalAuthListEnabled", "LocalAuthListMaxLength", "SendLocalListMaxLength")) {
      var answer = s.csms.sends("GetConfiguration", "{\"key\":[\"" + key + "\"]}");
      assertEquals("[\"" + key + "\"]", answer.get("unknownKey").toString());
      assertEquals("NotSupported", sets(s, key, "true"));
    }
    assertTrue(s.csms.sends("GetConfiguration", "{}").path("unknownKey").isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void localPreAuthorizeSaysWhetherTheListIsEnough(boolean enough) {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "LocalPreAuthorize", enough));
    assertEquals("Accepted", full(s, 1, entry("CARD")));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents("CARD");
    if (!enough) {
      s.csms.receives("Authorize", idTag("CARD"));
    }
    s.csms.receivesInAnyOrder(expect("StartTransaction"), reports(1, "Charging"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void localAuthorizeOfflineSaysWhetherTheListCountsOffline(boolean counts) {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "LocalAuthorizeOffline", counts));
    assertEquals("Accepted", full(s, 1, entry("CARD")));
    assertEquals(counts, startsOffline(s, "CARD"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void authorizationCacheEnabledDoesNotMatterToTheList(boolean cache) {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "AuthorizationCacheEnabled", cache));
    assertEquals("Accepted", full(s, 1, entry("CARD")));
    assertTrue(startsOffline(s, "CARD"));
  }
}
