package hitchpost.simulator.conformance201;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.16: data transfer. */
class DataTransferTest {
  @Test
  void TC_P_03_CS() {
    var s = new Scenario201().booted();
    String name =
        "'component':{'name':'OCPPCommCtrlr'},'variable':{'name':'OfflineThreshold'},"
            + "'attributeType':'Actual','customData':{'vendorId':'org.openchargealliance.octt'}";
    JsonNode set =
        s.csms.sends(
            "SetVariables",
            ("{'setVariableData':[{" + name + ",'attributeValue':'200'}]}").replace('\'', '"'));
    assertEquals("Accepted", set.at("/setVariableResult/0/attributeStatus").asString());
    JsonNode got =
        s.csms.sends("GetVariables", ("{'getVariableData':[{" + name + "}]}").replace('\'', '"'));
    assertEquals("Accepted", got.at("/getVariableResult/0/attributeStatus").asString());
    assertEquals("200", got.at("/getVariableResult/0/attributeValue").asString());
  }

  @Test
  void TC_P_01_CS() {
    var s = new Scenario201().booted();
    assertEquals(
        "UnknownVendorId",
        s.statusOf("DataTransfer", "{'vendorId':'org.openchargealliance.octt','messageId':'Any'}"));
  }
}
