package hitchpost.core.devicemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.SetVariableStatus;
import hitchpost.core.types.Variable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading and writing variables. Source: OCPP 2.0.1 part 2, B05 and B06. */
class VariablesTest {
  private final ModelFixture f = new ModelFixture();

  private static void refused(GetVariableStatus status, GetVariableResult result) {
    assertEquals(status, result.attributeStatus());
    assertNull(result.attributeValue());
  }

  private static void refused(SetVariableStatus status, String reason, SetVariableResult result) {
    assertEquals(status, result.attributeStatus());
    var info = result.attributeStatusInfo();
    assertEquals(reason, info == null ? "" : info.reasonCode());
  }

  @Test
  @Tag("B06.FR.02")
  @Tag("B06.FR.04")
  @Tag("B06.FR.10")
  @Tag("B06.FR.11")
  void aValueIsToldWithTheNamesItWasAskedFor() {
    var result = f.get("TXCTRLR", "tries");

    assertEquals(GetVariableStatus.ACCEPTED, result.attributeStatus());
    assertEquals("3", result.attributeValue());
    assertEquals("TXCTRLR", result.component().name());
    assertEquals("tries", result.variable().name());
    assertEquals(AttributeEnum.ACTUAL, result.attributeType());
  }

  @Test
  @Tag("B06.FR.03")
  void theAttributeThatWasAskedForIsTold() {
    var target = new GetVariableRequest(ModelFixture.FAN, ModelFixture.SPEED, AttributeEnum.TARGET);

    assertEquals("300", f.model.get(target).attributeValue());
    assertEquals(AttributeEnum.TARGET, f.model.get(target).attributeType());
  }

  @Test
  @Tag("B06.FR.06")
  void anUnknownComponentHasNoValue() {
    refused(GetVariableStatus.UNKNOWN_COMPONENT, f.get("UnknownComponent", "Tries"));
    refused(
        GetVariableStatus.UNKNOWN_COMPONENT,
        f.get(ModelFixture.at("EVSE", 3, null), Variable.of("Power")));
    refused(GetVariableStatus.UNKNOWN_COMPONENT, f.get("EVSE", "Power"));
  }

  @Test
  @Tag("B06.FR.07")
  void anUnknownVariableHasNoValue() {
    refused(GetVariableStatus.UNKNOWN_VARIABLE, f.get("TxCtrlr", "Hidden"));
    refused(GetVariableStatus.UNKNOWN_VARIABLE, f.get("TxCtrlr", "Unheard"));
  }

  @Test
  @Tag("B06.FR.08")
  void anAttributeThatTheVariableDoesNotHaveHasNoValue() {
    var request =
        new GetVariableRequest(Component.of("TxCtrlr"), Variable.of("Tries"), AttributeEnum.TARGET);

    refused(GetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE, f.model.get(request));
  }

  @Test
  @Tag("B06.FR.09")
  void aSecretIsNotTold() {
    refused(GetVariableStatus.REJECTED, f.get("SecurityCtrlr", "Secret"));
  }

  @Test
  @Tag("B06.FR.13")
  void aValueThatIsNotThereIsEmpty() {
    var power = f.get(ModelFixture.at("EVSE", 1, null), Variable.of("Power"));

    assertEquals(GetVariableStatus.ACCEPTED, power.attributeStatus());
    assertEquals("", power.attributeValue());
  }

  @Test
  @Tag("B06.FR.14")
  void anInstanceIsToldAsItWasAskedFor() {
    var cost = f.get(Component.of("TariffCostCtrlr"), new Variable("Enabled", "cost"));
    var tariff = f.get(Component.of("TariffCostCtrlr"), new Variable("Enabled", "Tariff"));

    assertEquals("true", cost.attributeValue());
    assertEquals("cost", cost.variable().instance());
    assertEquals("false", tariff.attributeValue());
  }

  @Test
  @Tag("B06.FR.15")
  void withoutInstanceOnlyThatWithoutInstanceIsMeant() {
    refused(GetVariableStatus.UNKNOWN_VARIABLE, f.get("TariffCostCtrlr", "Enabled"));
    refused(
        GetVariableStatus.UNKNOWN_VARIABLE,
        f.get(Component.of("TariffCostCtrlr"), new Variable("Enabled", "")));
    refused(GetVariableStatus.UNKNOWN_COMPONENT, f.get("Fan", "FanSpeed"));
    assertEquals(
        "3", f.get(new Component("TxCtrlr", "", null), new Variable("Tries", "")).attributeValue());
  }

  @Test
  void evseNoughtIsTheStation() {
    var station = new Component("ChargingStation", null, Evse.of(0));

    assertEquals("Available", f.get(station, Variable.of("AvailabilityState")).attributeValue());
  }

  @Test
  @Tag("B05.FR.02")
  @Tag("B05.FR.10")
  @Tag("B05.FR.12")
  void aValueIsWrittenUnderTheNamesItWasGiven() {
    var result = f.set("txctrlr", "TRIES", "5");

    assertEquals(SetVariableStatus.ACCEPTED, result.attributeStatus());
    assertEquals("txctrlr", result.component().name());
    assertEquals("TRIES", result.variable().name());
    assertEquals(AttributeEnum.ACTUAL, result.attributeType());
    assertEquals(5, f.settings.get(ModelFixture.TRIES));
  }

  @Test
  @Tag("B05.FR.10")
  void aValueThatWaitsForARebootIsTakenAndShown() {
    var result = f.set("TxCtrlr", "Slot", "2");

    assertEquals(SetVariableStatus.REBOOT_REQUIRED, result.attributeStatus());
    assertEquals("2", f.get("TxCtrlr", "Slot").attributeValue());
    assertEquals(1, f.settings.get(ModelFixture.SLOT));
  }

  @Test
  @Tag("B05.FR.04")
  void anUnknownComponentTakesNoValue() {
    refused(SetVariableStatus.UNKNOWN_COMPONENT, "", f.set("UnknownComponent", "Tries", "1"));
  }

  @Test
  @Tag("B05.FR.05")
  void anUnknownVariableTakesNoValue() {
    refused(SetVariableStatus.UNKNOWN_VARIABLE, "", f.set("TxCtrlr", "Unheard", "1"));
    refused(SetVariableStatus.UNKNOWN_VARIABLE, "", f.set("TxCtrlr", "Hidden", "false"));
  }

  @Test
  @Tag("B05.FR.03")
  @Tag("B05.FR.06")
  void anAttributeThatTheVariableDoesNotHaveTakesNoValue() {
    var result = f.set(Component.of("TxCtrlr"), Variable.of("Tries"), AttributeEnum.MAX_SET, "8");

    refused(SetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE, "", result);
    assertEquals(AttributeEnum.MAX_SET, result.attributeType());
  }

  @Test
  @Tag("B05.FR.07")
  void aBadlyWrittenValueIsRefused() {
    refused(SetVariableStatus.REJECTED, "InvalidValue", f.set("TxCtrlr", "Tries", "five"));
    refused(SetVariableStatus.REJECTED, "InvalidValue", f.set("TxCtrlr", "Tries", "1.5"));
    assertEquals(3, f.settings.get(ModelFixture.TRIES));
  }

  @Test
  @Tag("B05.FR.08")
  void aValueBeyondTheRangeIsRefused() {
    refused(SetVariableStatus.REJECTED, "ValueTooLow", f.set("TxCtrlr", "Tries", "0"));
    refused(SetVariableStatus.REJECTED, "ValueTooHigh", f.set("TxCtrlr", "Tries", "10"));
    assertEquals(3, f.settings.get(ModelFixture.TRIES));
  }

  @Test
  @Tag("B05.FR.08")
  void aTargetKeepsWithinWhatWasSetAsItsLeastAndGreatest() {
    refused(SetVariableStatus.REJECTED, "ValueTooHigh", target("600"));
    refused(SetVariableStatus.REJECTED, "ValueTooLow", target("199"));
    refused(SetVariableStatus.ACCEPTED, "", target("500"));

    f.set(ModelFixture.FAN, ModelFixture.SPEED, AttributeEnum.MAX_SET, "700");
    refused(SetVariableStatus.ACCEPTED, "", target("600"));
  }

  @Test
  @Tag("B05.FR.08")
  void theGreatestIsNotSetBelowTheLeast() {
    refused(
        SetVariableStatus.REJECTED,
        "ValueTooLow",
        f.set(ModelFixture.FAN, ModelFixture.SPEED, AttributeEnum.MAX_SET, "100"));
  }

  private SetVariableResult target(String value) {
    return f.set(ModelFixture.FAN, ModelFixture.SPEED, AttributeEnum.TARGET, value);
  }

  @Test
  @Tag("B05.FR.09")
  void whatIsReadOnlyIsNotWritten() {
    refused(SetVariableStatus.REJECTED, "ReadOnly", f.set("ClockCtrlr", "DateTime", "2026"));
    refused(SetVariableStatus.REJECTED, "ReadOnly", f.set("ChargingStation", "SupplyPhases", "1"));
    refused(
        SetVariableStatus.REJECTED, "ReadOnly", f.set("SmartChargingCtrlr", "Phases3to1", "true"));
    refused(
        SetVariableStatus.REJECTED,
        "ReadOnly",
        f.set(ModelFixture.FAN, ModelFixture.SPEED, AttributeEnum.ACTUAL, "1000"));
  }
}
