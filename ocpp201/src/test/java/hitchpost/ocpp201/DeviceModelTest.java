package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.EventData;
import hitchpost.core.types.EventNotificationType;
import hitchpost.core.types.EventTrigger;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.SetVariableStatus;
import hitchpost.core.types.StatusInfo;
import hitchpost.core.types.Variable;
import hitchpost.core.types.VariableAttribute;
import hitchpost.core.types.VariableCharacteristics;
import hitchpost.ocpp201.messages.ComponentType;
import hitchpost.ocpp201.messages.ComponentVariableType;
import hitchpost.ocpp201.messages.EVSEType;
import hitchpost.ocpp201.messages.GetVariableDataType;
import hitchpost.ocpp201.messages.ReportDataType;
import hitchpost.ocpp201.messages.SetVariableDataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceModelTest {
  private static final Component CONNECTOR = new Component("Connector", "a", new Evse(1, 2));
  private static final Variable POWER = new Variable("Power", "b");

  @Test
  void aComponentAndAVariableComeBackTheSame() {
    assertEquals(CONNECTOR, DeviceModel.read(DeviceModel.write(CONNECTOR)));
    Component station = Component.of("ChargingStation");
    assertEquals(station, DeviceModel.read(DeviceModel.write(station)));
    assertEquals(POWER, DeviceModel.read(DeviceModel.write(POWER)));
  }

  @Test
  void aComponentWithoutVariableMeansAllOfThem() {
    ComponentType component = DeviceModel.write(CONNECTOR);
    assertEquals(
        new ComponentVariable(CONNECTOR, null),
        DeviceModel.read(new ComponentVariableType(component, null)));
    assertEquals(
        new ComponentVariable(CONNECTOR, POWER),
        DeviceModel.read(new ComponentVariableType(component, DeviceModel.write(POWER))));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "1, -1"})
  void aNegativeNumberIsAPropertyViolation(int evse, int connector) {
    ComponentType component = new ComponentType("EVSE", null, new EVSEType(evse, connector));
    MessageViolation violation =
        assertThrows(MessageViolation.class, () -> DeviceModel.read(component));
    assertEquals(RpcError.PROPERTY_CONSTRAINT_VIOLATION, violation.error());
    assertEquals("evse", violation.path());
  }

  @Test
  void withoutAttributeTypeTheActualValueIsMeant() {
    ComponentType component = DeviceModel.write(CONNECTOR);
    var variable = DeviceModel.write(POWER);
    assertEquals(
        GetVariableRequest.of(CONNECTOR, POWER),
        DeviceModel.read(new GetVariableDataType(component, variable, null)));
    assertEquals(
        SetVariableRequest.of(CONNECTOR, POWER, "7"),
        DeviceModel.read(new SetVariableDataType(null, "7", component, variable)));
    assertEquals(
        new GetVariableRequest(CONNECTOR, POWER, AttributeEnum.MIN_SET),
        DeviceModel.read(new GetVariableDataType(component, variable, AttributeEnum.MIN_SET)));
  }

  @Test
  void aResultNamesWhatItIsAboutAndWhy() {
    GetVariableResult read =
        new GetVariableResult(
            GetVariableStatus.REJECTED,
            AttributeEnum.TARGET,
            null,
            CONNECTOR,
            POWER,
            new StatusInfo("WriteOnly", null));
    SetVariableResult written =
        new SetVariableResult(
            SetVariableStatus.REBOOT_REQUIRED, AttributeEnum.ACTUAL, CONNECTOR, POWER, null);

    assertEquals(
        "{'attributeStatus':'Rejected','attributeStatusInfo':{'reasonCode':'WriteOnly'},"
            + "'attributeType':'Target','component':{'name':'Connector','instance':'a',"
            + "'evse':{'id':1,'connectorId':2}},'variable':{'name':'Power','instance':'b'}}",
        text(DeviceModel.write(read)));
    assertEquals(
        "{'attributeType':'Actual','attributeStatus':'RebootRequired',"
            + "'component':{'name':'Connector','instance':'a','evse':{'id':1,'connectorId':2}},"
            + "'variable':{'name':'Power','instance':'b'}}",
        text(DeviceModel.write(written)));
  }

  @Test
  void aReportHoldsTheAttributesAndWhatIsFixed() {
    ReportDataType report =
        DeviceModel.report(
            Component.of("EVSE"),
            Variable.of("Power"),
            List.of(
                new VariableAttribute(
                    AttributeEnum.ACTUAL, "11000", MutabilityEnum.READ_ONLY, false, false),
                new VariableAttribute(
                    AttributeEnum.MAX_SET, null, MutabilityEnum.WRITE_ONLY, true, true)),
            new VariableCharacteristics(
                "W", DataEnum.DECIMAL, null, new BigDecimal("22080.5"), List.of(), false));

    assertEquals(
        "{'component':{'name':'EVSE'},'variable':{'name':'Power'},'variableAttribute':["
            + "{'type':'Actual','value':'11000','mutability':'ReadOnly'},"
            + "{'type':'MaxSet','mutability':'WriteOnly','persistent':true,'constant':true}],"
            + "'variableCharacteristics':{'unit':'W','dataType':'decimal','maxLimit':22080.5,"
            + "'supportsMonitoring':false}}",
        text(report));
  }

  @Test
  void theChoicesOfAListAreJoinedByCommas() {
    ReportDataType report =
        DeviceModel.report(
            Component.of("TxCtrlr"),
            Variable.of("TxStartPoint"),
            List.of(
                new VariableAttribute(
                    AttributeEnum.ACTUAL, "", MutabilityEnum.READ_WRITE, true, false)),
            new VariableCharacteristics(
                null,
                DataEnum.MEMBER_LIST,
                null,
                null,
                List.of("EVConnected", "Authorized"),
                true));

    assertEquals(
        "{'dataType':'MemberList','valuesList':'EVConnected,Authorized',"
            + "'supportsMonitoring':true}",
        text(report.variableCharacteristics()));
  }

  @Test
  void anEventOfAMonitorIsWritten() {
    EventData event =
        new EventData(
            7,
            Instant.parse("2024-03-10T08:00:00Z"),
            EventTrigger.ALERTING,
            6,
            "true",
            "c",
            "i",
            true,
            "t1",
            Component.of("ConnectorPlugRetentionLock"),
            Variable.of("Problem"),
            3,
            EventNotificationType.HARD_WIRED_NOTIFICATION);

    assertEquals(
        "{'eventId':7,'timestamp':'2024-03-10T08:00:00Z','trigger':'Alerting','cause':6,"
            + "'actualValue':'true','techCode':'c','techInfo':'i','cleared':true,"
            + "'transactionId':'t1','component':{'name':'ConnectorPlugRetentionLock'},"
            + "'variable':{'name':'Problem'},'variableMonitoringId':3,"
            + "'eventNotificationType':'HardWiredNotification'}",
        text(MonitorEvents.write(event)));
  }

  private static String text(Record message) {
    return MessageCodec.write(message).replace('"', '\'');
  }
}
