package hitchpost.core.devicemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.devicemodel.Selection.Criterion;
import hitchpost.core.devicemodel.Selection.Inventory;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.Variable;
import hitchpost.core.types.VariableAttribute;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which variables a report shows, and what of them. Source: OCPP 2.0.1 part 2, B07 and B08. */
class SelectionTest {
  private final ModelFixture f = new ModelFixture();

  private ReportEntry entry(Selection selection, String name) {
    return f.model.select(selection).stream()
        .filter(e -> ModelFixture.name(e).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Selection criteria(Criterion... criteria) {
    return new Selection.Custom(List.of(criteria), List.of());
  }

  private static ComponentVariable all(Component component) {
    return new ComponentVariable(component, null);
  }

  private static ComponentVariable one(Component component, String variable) {
    return new ComponentVariable(component, Variable.of(variable));
  }

  @Test
  @Tag("B07.FR.08")
  @Tag("B08.FR.12")
  void theFullInventoryShowsEverythingButWhatIsHidden() {
    List<String> names = f.names(Inventory.FULL);

    assertTrue(
        names.containsAll(
            List.of(
                "ChargingStation.AvailabilityState",
                "EVSE#2.Power",
                "Connector#2.2.ConnectorType",
                "ClockCtrlr.DateTime",
                "OCPPCommCtrlr.ActiveNetworkProfile",
                "LocalAuthListCtrlr.Entries",
                "TariffCostCtrlr.Enabled[Cost]",
                "SecurityCtrlr.Secret")));
    assertEquals(names.stream().distinct().toList(), names);
    assertFalse(names.contains("TxCtrlr.Hidden"));
    assertFalse(names.contains(".AcmeMode"), "a vendor key has no place in the model");
    f.model
        .select(Inventory.FULL)
        .forEach(e -> assertNotNull(e.characteristics().dataType(), ModelFixture.name(e)));
  }

  @Test
  @Tag("B07.FR.11")
  void everyAttributeIsShownEvenWithoutValue() {
    ReportEntry fan = entry(Inventory.FULL, "Fan[rear].FanSpeed");
    assertEquals(
        List.of("Actual=502", "Target=300", "MinSet=200", "MaxSet=500"),
        fan.attributes().stream().map(a -> a.type().wire() + "=" + a.value()).toList());

    VariableAttribute power = entry(Inventory.FULL, "EVSE#1.Power").attributes().getFirst();
    assertEquals("", power.value());
  }

  @Test
  @Tag("B07.FR.03")
  @Tag("B08.FR.03")
  void aSecretIsShownWithoutItsValue() {
    for (Selection selection :
        List.of(Inventory.FULL, Inventory.CONFIGURATION, criteria(Criterion.ENABLED))) {
      VariableAttribute secret = entry(selection, "SecurityCtrlr.Secret").attributes().getFirst();
      assertNull(secret.value());
      assertEquals(MutabilityEnum.WRITE_ONLY, secret.mutability());
    }
  }

  @Test
  @Tag("B07.FR.07")
  void theConfigurationShowsWhatCanBeSet() {
    List<ReportEntry> entries = f.model.select(Inventory.CONFIGURATION);

    assertTrue(
        f.names(Inventory.CONFIGURATION)
            .containsAll(List.of("TxCtrlr.Tries", "SecurityCtrlr.Secret", "Fan[rear].FanSpeed")));
    for (ReportEntry entry : entries) {
      for (VariableAttribute attribute : entry.attributes()) {
        assertTrue(attribute.mutability() != MutabilityEnum.READ_ONLY, ModelFixture.name(entry));
      }
    }
    assertEquals(
        List.of(AttributeEnum.TARGET, AttributeEnum.MAX_SET),
        entry(Inventory.CONFIGURATION, "Fan[rear].FanSpeed").attributes().stream()
            .map(VariableAttribute::type)
            .toList());
  }

  @Test
  @Tag("B07.FR.09")
  void theSummaryShowsHowAvailableEverythingIsAndWhatIsWrong() {
    var availability =
        List.of(
            "ChargingStation.AvailabilityState",
            "Connector#1.1.AvailabilityState",
            "Connector#2.1.AvailabilityState",
            "Connector#2.2.AvailabilityState",
            "EVSE#1.AvailabilityState",
            "EVSE#2.AvailabilityState");
    assertEquals(availability, f.names(Inventory.SUMMARY));

    f.troubled.add(1);
    assertEquals(
        List.of("Connector#1.1.Problem", "EVSE#1.Problem"),
        f.names(Inventory.SUMMARY).stream().filter(n -> !availability.contains(n)).toList());
  }

  @Test
  void aListTypeTellsWhatThereIsToChoose() {
    for (ReportEntry entry : f.model.select(Inventory.FULL)) {
      var like = entry.characteristics();
      boolean list =
          like.dataType() == DataEnum.OPTION_LIST
              || like.dataType() == DataEnum.MEMBER_LIST
              || like.dataType() == DataEnum.SEQUENCE_LIST;
      assertEquals(list, !like.valuesList().isEmpty(), ModelFixture.name(entry));
    }
  }

  @Test
  void whatThereMayBeIsTheLimitOfWhatThereIs() {
    ReportEntry entries = entry(Inventory.FULL, "LocalAuthListCtrlr.Entries");

    assertEquals("7", entries.attributes().getFirst().value());
    assertEquals(10_000, entries.characteristics().maxLimit().intValueExact());
    assertEquals(
        22_080, entry(Inventory.FULL, "EVSE#2.Power").characteristics().maxLimit().intValueExact());
  }

  @Test
  @Tag("B08.FR.09")
  void enabledMeansEnabledOrWithoutSuchASwitch() {
    f.set("LocalAuthListCtrlr", "Enabled", "false");
    f.set("TariffCostCtrlr", "Enabled", "false");
    List<String> names = f.names(criteria(Criterion.ENABLED));

    assertFalse(names.contains("LocalAuthListCtrlr.Entries"), "off");
    assertTrue(names.contains("ReservationCtrlr.Enabled"), "on");
    assertTrue(names.contains("TxCtrlr.Tries"), "has no switch");
    assertTrue(names.contains("TariffCostCtrlr.Enabled[Cost]"), "one of its switches is on");
  }

  @Test
  @Tag("B08.FR.07")
  @Tag("B08.FR.08")
  void withoutAVariableActiveOrAvailableAComponentCountsAsBoth() {
    assertEquals(f.names(Inventory.FULL), f.names(criteria(Criterion.ACTIVE)));
    assertTrue(f.names(criteria(Criterion.AVAILABLE)).contains("TxCtrlr.Tries"));
    assertTrue(f.names(criteria(Criterion.AVAILABLE)).contains("EVSE#1.Power"));
  }

  @Test
  @Tag("B08.FR.10")
  void onlyAProblemIsAProblem() {
    assertEquals(List.of(), f.names(criteria(Criterion.PROBLEM)));

    f.troubled.add(2);
    List<String> names = f.names(criteria(Criterion.PROBLEM));
    assertTrue(names.contains("EVSE#2.Power"));
    assertTrue(names.contains("Connector#2.1.Problem"));
    assertFalse(names.contains("EVSE#1.Power"));
    assertFalse(names.contains("TxCtrlr.Tries"));
  }

  @Test
  @Tag("B08.FR.13")
  void oneOfSeveralCriteriaIsEnough() {
    f.troubled.add(1);
    f.set("LocalAuthListCtrlr", "Enabled", "false");
    List<String> names = f.names(criteria(Criterion.PROBLEM, Criterion.ENABLED));

    assertTrue(names.contains("EVSE#1.Power"));
    assertTrue(names.contains("TxCtrlr.Tries"));
    assertFalse(names.contains("LocalAuthListCtrlr.Entries"));
  }

  @Test
  @Tag("B08.FR.05")
  void criteriaAndNamesBothHaveToFit() {
    var state = one(ModelFixture.at("EVSE", 1, null), "AvailabilityState");

    assertEquals(
        List.of("EVSE#1.AvailabilityState"),
        f.names(new Selection.Custom(List.of(Criterion.AVAILABLE), List.of(state))));
    assertEquals(
        List.of(), f.names(new Selection.Custom(List.of(Criterion.PROBLEM), List.of(state))));
  }

  @Test
  @Tag("B08.FR.11")
  void namesAloneSelectWhatTheyName() {
    assertEquals(
        List.of("EVSE#1.Power", "TxCtrlr.Tries"),
        f.names(
            ModelFixture.of(
                one(Component.of("txctrlr"), "tries"),
                one(ModelFixture.at("EVSE", 1, null), "Power"))));
    assertEquals(List.of(), f.names(ModelFixture.of(one(Component.of("Nothing"), "Tries"))));
  }

  @Test
  @Tag("B08.FR.20")
  void withoutVariableEveryVariableIsMeant() {
    assertEquals(
        List.of(
            "EVSE#2.AllowReset",
            "EVSE#2.AvailabilityState",
            "EVSE#2.Available",
            "EVSE#2.Power",
            "EVSE#2.Problem",
            "EVSE#2.SupplyPhases"),
        f.names(ModelFixture.of(all(ModelFixture.at("EVSE", 2, null)))));
  }

  @Test
  @Tag("B08.FR.21")
  void withoutInstanceEveryInstanceOfTheVariableIsMeant() {
    var enabled = one(Component.of("TariffCostCtrlr"), "Enabled");

    assertEquals(
        List.of("TariffCostCtrlr.Enabled[Cost]", "TariffCostCtrlr.Enabled[Tariff]"),
        f.names(ModelFixture.of(enabled)));
    assertEquals(
        List.of("TariffCostCtrlr.Enabled[Tariff]"),
        f.names(
            ModelFixture.of(
                new ComponentVariable(
                    Component.of("TariffCostCtrlr"), new Variable("Enabled", "tariff")))));
  }

  @Test
  @Tag("B08.FR.22")
  void withoutConnectorEveryConnectorIsMeant() {
    assertEquals(
        List.of("Connector#2.1.ConnectorType", "Connector#2.2.ConnectorType"),
        f.names(ModelFixture.of(one(ModelFixture.at("Connector", 2, null), "ConnectorType"))));
    assertEquals(
        List.of("Connector#2.2.ConnectorType"),
        f.names(ModelFixture.of(one(ModelFixture.at("Connector", 2, 2), "ConnectorType"))));
  }

  @Test
  @Tag("B08.FR.23")
  void withoutEvseEveryEvseIsMeant() {
    assertEquals(
        List.of("EVSE#1.AvailabilityState", "EVSE#2.AvailabilityState"),
        f.names(ModelFixture.of(one(Component.of("EVSE"), "AvailabilityState"))));
    assertEquals(
        List.of("ChargingStation.SupplyPhases"),
        f.names(ModelFixture.of(one(ModelFixture.at("ChargingStation", 0, null), "SupplyPhases"))));
  }

  @Test
  @Tag("B08.FR.24")
  @Tag("B08.FR.25")
  void withoutInstanceEveryInstanceOfTheComponentIsMeant() {
    assertEquals(List.of("Fan[rear].FanSpeed"), f.names(ModelFixture.of(all(Component.of("Fan")))));
    assertEquals(List.of("Fan[rear].FanSpeed"), f.names(ModelFixture.of(all(ModelFixture.FAN))));
    assertEquals(List.of(), f.names(ModelFixture.of(all(new Component("Fan", "front", null)))));
  }
}
