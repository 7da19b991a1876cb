package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.errorCode;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.FaultCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OCTT 2.10, 2.16 and 2.20: refused tokens, a stuck lock, a fault, vendor data. */
class BasicActionsTest {
  private static Scenario pluggedIn() {
    var s =
        new Scenario()
            .with("MinimumStatusDuration", "10")
            .with("LocalPreAuthorize", "true")
            .with("AuthorizeRemoteTxRequests", "true")
            .booted();
    s.car.plugsIn();
    s.csms.receivesWithin(
        Duration.ofSeconds(11), expect("StatusNotification", connector(1), status("Preparing")));
    return s;
  }

  private static void isRefused(Scenario s) {
    s.csms.receives(
        expect("Authorize", idTag("STRANGER"))
            .answering("{\"idTagInfo\":{\"status\":\"Invalid\"}}"));
    s.passes(Duration.ofMinutes(5));
  }

  @Test
  void TC_023_CS() {
    var s = pluggedIn();
    s.driver.presents("STRANGER");
    isRefused(s);
  }

  /** An id of 2025, whose text is not at hand: from its title and TC_023_CS. */
  @Test
  void TC_023_4_CS() {
    var s = pluggedIn();
    s.driver.presents("STRANGER");
    isRefused(s);
  }

  /** An id of 2025, whose text is not at hand: from its title and TC_023_CS. */
  @Test
  void TC_023_5_CS() {
    var s = pluggedIn();
    var started =
        s.csms.sends("RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"STRANGER\"}");
    assertEquals("Accepted", started.get("status").asString());
    isRefused(s);
  }

  @Test
  void TC_024_CS() {
    var s = new Scenario().booted();
    s.csms.sends("GetConfiguration", "{\"key\":[\"AuthorizeRemoteTxRequests\"]}");
    var started = s.csms.sends("RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"CARD\"}");
    assertEquals("Accepted", started.get("status").asString());
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    s.grid.jamsLock(1, true);
    s.car.plugsIn();
    s.csms.receives(
        "StatusNotification", connector(1), status("Faulted"), errorCode("ConnectorLockFailure"));
    s.passes(Duration.ofMinutes(5));
  }

  @Test
  void TC_041_CS() {
    var s = new Scenario().booted();
    s.grid.raisesFault(1, FaultCode.GROUND_FAILURE);
    s.csms.receives("StatusNotification", connector(1), status("Faulted"));
    s.car.plugsIn();
    s.driver.presents("CARD");
    s.passes(Duration.ofMinutes(5));
  }

  @Test
  void TC_062_CS() {
    var s = new Scenario().booted();
    var answer =
        s.csms.sends("DataTransfer", "{\"vendorId\":\"com.example.unknown\",\"data\":\"x\"}");
    assertTrue(
        List.of("Rejected", "UnknownMessageId", "UnknownVendorId")
            .contains(answer.get("status").asString()));
  }
}
