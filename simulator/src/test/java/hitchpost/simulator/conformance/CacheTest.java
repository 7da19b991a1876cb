package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCTT 2.4, Cache. */
class CacheTest {
  @Test
  void TC_007_CS() {
    var s = cached();
    var started = s.csms.sends("RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"CARD\"}");
    assertEquals("Accepted", started.get("status").asString());
    charges(s);
  }

  /** An id of 2025, whose text is not at hand: from its title and TC_007_CS. */
  @Test
  void TC_007_1_CS() {
    var s = cached();
    s.driver.presents("CARD");
    charges(s);
  }

  /** An id of 2025, whose text is not at hand: from its title and TC_007_CS. */
  @Test
  void TC_007_2_CS() {
    var s = cached();
    var started = s.csms.sends("RemoteStartTransaction", "{\"idTag\":\"CARD\"}");
    assertEquals("Accepted", started.get("status").asString());
    charges(s);
  }

  private static Scenario cached() {
    var s =
        new Scenario()
            .with("AuthorizationCacheEnabled", "true")
            .with("AuthorizeRemoteTxRequests", "true")
            .with("LocalPreAuthorize", "true")
            .booted();
    cachesCard(s);
    s.car.plugsIn();
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    return s;
  }

  private static void charges(Scenario s) {
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")),
        expect("StatusNotification", connector(1), status("Charging")));
  }

  /** Memory state IdTagCached: the card was accepted once, and nothing is left of that visit. */
  private static void cachesCard(Scenario s) {
    s.driver.presents("CARD");
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    s.csms.receivesWithin(
        Duration.ofSeconds(70), expect("StatusNotification", connector(1), status("Available")));
  }

  private static Scenario cleared() {
    var s =
        new Scenario()
            .with("AuthorizationCacheEnabled", "true")
            .with("LocalPreAuthorize", "true")
            .with("ConnectionTimeOut", "20")
            .authorized();
    s.csms.receivesWithin(
        Duration.ofSeconds(21), expect("StatusNotification", connector(1), status("Available")));
    var cleared = s.csms.sends("ClearCache", "{}");
    assertEquals("Accepted", cleared.get("status").asString());
    return s;
  }

  @Test
  void TC_061_CS() {
    var s = cleared();
    s.driver.presents("CARD");
    s.csms.receives("Authorize", idTag("CARD"));
  }

  /** An id of 2025, whose text is not at hand: from its title and TC_061_CS. */
  @Test
  void TC_061_1_CS() {
    var s = cleared();
    s.driver.presents("CARD");
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
  }

  /** An id of 2025, whose text is not at hand: from its title and TC_061_CS. */
  @Test
  void TC_061_2_CS() {
    var s = cleared();
    var started = s.csms.sends("RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"CARD\"}");
    assertEquals("Accepted", started.get("status").asString());
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
  }
}
