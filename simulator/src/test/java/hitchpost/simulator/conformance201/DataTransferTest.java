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

  @Test
  void TC_P_04_CS() {
    var s = new Scenario201().booted();
    String custom = "'customData':{'vendorId':'org.openchargealliance.octt','answer':42}";
    assertEquals(
        "Accepted",
        s.statusOf(
            "SetChargingProfile",
            """
            {'evseId':1,'chargingProfile':{'id':3,'stackLevel':0,%s,
            'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':'Absolute',
            'chargingSchedule':[{'id':1,'duration':300,'chargingRateUnit':'A',
            'startSchedule':'2027-01-04T10:00:00Z','chargingSchedulePeriod':[
            {'startPeriod':0,'limit':6.0,'numberPhases':3,%s}]}]}}
            """
                .formatted(custom, custom)));
  }
}
