package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.conformance.Match;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requirements that belong to no block: OCPP 2.0.1 part 2, 3. */
class CallRulesTest {
  private static void triggers(Scenario201 s, String message) {
    assertEquals(
        "Accepted", s.statusOf("TriggerMessage", "{'requestedMessage':'" + message + "'}"));
  }

  @Tag("FR.01")
  @Test
  void theNextCallWaitsForTheAnswerToTheOneBefore() {
    var s = new Scenario201().booted();
    triggers(s, "Heartbeat");
    var open = s.csms.receivesAndIgnores(expect("Heartbeat"));
    triggers(s, "FirmwareStatusNotification");
    s.passes(20);
    s.csms.answer(open, null);
    s.csms.receives("FirmwareStatusNotification", Match.status("Idle"));
  }

  @Tag("FR.02")
  @Tag("FR.03")
  @ParameterizedTest
  @CsvSource({
    "ClearCache, {}, 3",
    "ClearCache, {\"more\":1}, 4",
    "Reset, {}, 4",
    "Reset, {\"type\":\"Soon\"}, 4",
    "Unheard, {}, 4",
  })
  void whatIsValidGetsAResultAndWhatIsNotAnError(String action, String payload, int type) {
    var s = new Scenario201().booted();
    assertEquals(type, s.csms.sendsAnything(action, payload).get(0).asInt());
  }

  @Tag("FR.05")
  @Test
  void whatTakesLongerIsAcknowledgedAndToldUnderTheNumberOfTheRequest() {
    var s = new Scenario201().booted();
    assertEquals(
        "Accepted",
        s.statusOf(
            "GetLog",
            "{'logType':'SecurityLog','requestId':3,'log':{'remoteLocation':'ftp://depot'}}"));
    s.csms.receives("LogStatusNotification", Match.status("Uploading"), field("requestId", 3));
    s.csms.receives("LogStatusNotification", Match.status("Uploaded"), field("requestId", 3));
    assertEquals(
        "Accepted", s.statusOf("GetBaseReport", "{'requestId':4,'reportBase':'SummaryInventory'}"));
    s.csms.receives("NotifyReport", field("requestId", 4), field("seqNo", 0));
  }
}
