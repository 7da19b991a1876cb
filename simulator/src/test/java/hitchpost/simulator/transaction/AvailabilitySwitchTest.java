package hitchpost.simulator.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Versions count the tiers of availability differently. */
class AvailabilitySwitchTest {
  private final Scenario s =
      new Scenario().withEvses(2).offering(OcppVersion.V2_0_1, OcppVersion.V1_6);

  /** The whole station was put out of use under 2.0.1; from now on the CSMS speaks 1.6. */
  private void outOfUse() {
    s.csms.answersByItself(true);
    s.on();
    s.passes(Duration.ofSeconds(1));
    changes("{\"operationalStatus\":\"Inoperative\"}");
    s.csms.speaks(OcppVersion.V1_6);
    s.csms.drop("another CSMS takes over");
    s.passes(Duration.ofMinutes(1));
    assertFalse(operative(1));
    assertFalse(operative(2));
  }

  private void changes(String payload) {
    assertEquals("Accepted", s.csms.sends("ChangeAvailability", payload).get("status").asString());
  }

  private void changes(int connector, String type) {
    changes("{\"connectorId\":" + connector + ",\"type\":\"" + type + "\"}");
  }

  private boolean operative(int evse) {
    return s.station().station().view().connector(evse, 1).operative();
  }

  @Test
  void connectorZeroBringsTheWholeStationBack() {
    outOfUse();
    changes(0, "Operative");
    assertTrue(operative(1));
    assertTrue(operative(2));
  }

  @Test
  void oneConnectorComesBackAloneAndTheOthersStay() {
    outOfUse();
    changes(2, "Operative");
    assertFalse(operative(1));
    assertTrue(operative(2));
  }

  @Test
  void whatTheOtherVersionFindsAfterwardsIsWhatThereIs() {
    outOfUse();
    changes(2, "Operative");
    s.csms.speaks(OcppVersion.V2_0_1);
    s.csms.drop("the first CSMS is back");
    s.passes(Duration.ofMinutes(1));
    changes("{\"operationalStatus\":\"Operative\",\"evse\":{\"id\":1,\"connectorId\":1}}");
    assertTrue(operative(1));
    assertTrue(operative(2));
  }
}
