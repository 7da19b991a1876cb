package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people are shown of a device model. */
class ModelLinesTest {
  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

  private final ModelCsms csms = new ModelCsms();

  ModelLinesTest() {
    csms.connected(NOW, "CP1", OcppVersion.V2_0_1);
  }

  private void received(String text) {
    csms.received(NOW, "CP1", text.replace('\'', '"'));
  }

  private List<String> lines() {
    return ModelLines.of(csms.station("CP1").orElseThrow());
  }

  private String lastSummary() {
    return csms.ledger().entries().reversed().stream()
        .filter(LedgerEntry.Message.class::isInstance)
        .map(entry -> Summary.of((LedgerEntry.Message) entry))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void variableIsALineWithAllThatIsKnownOfIt() {
    received(
        "[2,'1','NotifyReport',{'requestId':1,'generatedAt':'2030-01-01T12:00:00Z','seqNo':0,"
            + "'reportData':[{'component':{'name':'EVSE','evse':{'id':1}},"
            + "'variable':{'name':'Power'},'variableAttribute':["
            + "{'value':'7000','mutability':'ReadOnly'},"
            + "{'type':'MaxSet','value':'22000'}],"
            + "'variableCharacteristics':{'dataType':'decimal','unit':'W',"
            + "'supportsMonitoring':false}},"
            + "{'component':{'name':'TxCtrlr'},'variable':{'name':'TxStartPoint'},"
            + "'variableAttribute':[{'value':'EVConnected'}],"
            + "'variableCharacteristics':{'dataType':'MemberList',"
            + "'valuesList':'EVConnected,Authorized','supportsMonitoring':false}}]}]");
    assertEquals(
        List.of(
            "EVSE#1.Power = 7000 (ReadOnly), MaxSet 22000 W",
            "TxCtrlr.TxStartPoint = EVConnected of EVConnected,Authorized"),
        lines());
  }

  @Test
  void secretIsMasked() {
    received(
        "[2,'1','NotifyReport',{'requestId':1,'generatedAt':'2030-01-01T12:00:00Z','seqNo':0,"
            + "'reportData':[{'component':{'name':'SecurityCtrlr'},"
            + "'variable':{'name':'BasicAuthPassword'},"
            + "'variableAttribute':[{'value':'hush'}]}]}]");
    assertEquals(List.of("SecurityCtrlr.BasicAuthPassword = ***"), lines());
  }

  @Test
  void logTellsVariablesByName() {
    var action = hitchpost.ocpp201.messages.Action.GET_VARIABLES;
    String wanted =
        "{'getVariableData':[{'component':{'name':'EVSE','evse':{'id':1}},"
            + "'variable':{'name':'Power'},'attributeType':'MaxSet'},"
            + "{'component':{'name':'A'},'variable':{'name':'B'}}]}";
    csms.call(NOW, "CP1", action, new JsonMapper().readTree(wanted.replace('\'', '"')));
    assertEquals("EVSE#1.Power/MaxSet, A.B", lastSummary());
    received(
        "[3,'1',{'getVariableResult':[{'component':{'name':'EVSE','evse':{'id':1}},"
            + "'variable':{'name':'Power'},'attributeType':'MaxSet','attributeStatus':'Accepted',"
            + "'attributeValue':'22000'},{'component':{'name':'A'},'variable':{'name':'B'},"
            + "'attributeStatus':'UnknownComponent'}]}]");
    assertEquals("EVSE#1.Power/MaxSet = 22000, A.B UnknownComponent", lastSummary());
  }

  @Test
  void logTellsWhatBecameOfWhatWasSet() {
    var action = hitchpost.ocpp201.messages.Action.SET_VARIABLES;
    String name = "'component':{'name':'A'},'variable':{'name':'B'},'attributeType':'Actual'";
    String wanted = "{'setVariableData':[{" + name + ",'attributeValue':'1'}]}";
    csms.call(NOW, "CP1", action, new JsonMapper().readTree(wanted.replace('\'', '"')));
    assertEquals("A.B = 1", lastSummary());
    received("[3,'1',{'setVariableResult':[{" + name + ",'attributeStatus':'Accepted'}]}]");
    assertEquals("A.B Accepted", lastSummary());
  }
}
