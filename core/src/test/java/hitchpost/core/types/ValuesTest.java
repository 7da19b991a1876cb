package hitchpost.core.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** When two values are the same, and that nobody can change one from outside. */
class ValuesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aTokenIsTheSameInUpperAndLowerCase() {
    IdToken lower = new IdToken("04a2b3c4", IdTokenType.ISO14443);
    IdToken upper = new IdToken("04A2B3C4", IdTokenType.ISO14443);
    assertEquals(lower, upper);
    assertEquals(lower.hashCode(), upper.hashCode());
    assertEquals("04a2b3c4", lower.value());
    assertNotEquals(lower, new IdToken("04A2B3C5", IdTokenType.ISO14443));
  }

  @Test
  void aTokenOfAnotherTypeHasTheSameValueOnly() {
    IdToken card = new IdToken("04a2b3c4", IdTokenType.ISO14443);
    IdToken central = new IdToken("04A2B3C4", IdTokenType.CENTRAL);
    assertNotEquals(card, central);
    assertTrue(card.sameValue(central));
    assertFalse(card.sameValue(new IdToken("04a2b3c", IdTokenType.ISO14443)));
  }

  @Test
  void theCaseOfATokenDoesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertEquals(
          new IdToken("ABCI", IdTokenType.CENTRAL), new IdToken("abci", IdTokenType.CENTRAL));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void componentsAndVariablesAreTheSameInUpperAndLowerCase() {
    Component component = new Component("Connector", "left", Evse.of(1));
    Component shouted = new Component("CONNECTOR", "LEFT", Evse.of(1));
    assertEquals(component, shouted);
    assertEquals(component.hashCode(), shouted.hashCode());
    assertNotEquals(component, new Component("Connector", null, Evse.of(1)));
    assertNotEquals(component, new Component("Connector", "left", Evse.of(2)));

    Variable variable = new Variable("Available", "a");
    assertEquals(variable, new Variable("available", "A"));
    assertEquals(variable.hashCode(), new Variable("available", "A").hashCode());
    assertNotEquals(variable, Variable.of("Available"));
  }

  @Test
  void amountsAreTheSameWhateverTheirTrailingZeros() {
    assertEquals(PerPhase.of(new BigDecimal("16")), PerPhase.of(new BigDecimal("16.000")));
    assertEquals(PerPhase.of(new BigDecimal("1e2")), PerPhase.of(new BigDecimal("100.0")));
    assertEquals("100", PerPhase.of(new BigDecimal("1e2")).value().toString());
    assertEquals("0", PerPhase.of(new BigDecimal("0E+999999999")).value().toString());
    assertEquals("16.05", PerPhase.of(new BigDecimal("16.050")).value().toString());
  }

  @Test
  void charactersOutsideTheBasicPlaneCountOnce() {
    String plugs = "\uD83D\uDD0C".repeat(20);
    assertEquals(plugs, new StatusInfo(plugs, null).reasonCode());
    assertThrows(IllegalArgumentException.class, () -> new StatusInfo(plugs + "x", null));
  }

  @Test
  void onlyAStatusMeansEveryEvseAtPriorityZero() {
    IdTokenInfo info = IdTokenInfo.of(AuthorizationStatus.BLOCKED);
    assertEquals(AuthorizationStatus.BLOCKED, info.status());
    assertEquals(0, info.chargingPriority());
    assertEquals(List.of(), info.evseIds());
  }

  @Test
  void aSecurityEventMayOverruleWhetherItIsCritical() {
    SecurityEventType type = SecurityEventType.INVALID_MESSAGES;
    assertFalse(new SecurityEvent(type, NOW, null, null).critical());
    assertTrue(new SecurityEvent(type, NOW, null, true).critical());
    assertFalse(new SecurityEvent(SecurityEventType.FIRMWARE_UPDATED, NOW, null, false).critical());
  }

  @Test
  void everyMeasurandHasTheUnitOfItsKind() {
    for (Measurand measurand : Measurand.values()) {
      Unit unit =
          switch (measurand.wire().split("\\.", -1)[0]) {
            case "Current" -> Unit.A;
            case "Voltage" -> Unit.V;
            case "Frequency" -> Unit.HERTZ;
            case "Temperature" -> Unit.CELSIUS;
            case "SoC" -> Unit.PERCENT;
            case "RPM" -> Unit.RPM;
            case "Energy" -> kind(measurand, Unit.WH, Unit.VARH, Unit.VAH);
            case "Power" -> kind(measurand, Unit.W, Unit.VAR, Unit.VA);
            default -> throw new AssertionError(measurand);
          };
      assertEquals(unit, measurand.unit(), measurand.wire());
    }
  }

  private static Unit kind(Measurand measurand, Unit active, Unit reactive, Unit apparent) {
    return switch (measurand.wire().split("\\.", -1)[1]) {
      case "Reactive" -> reactive;
      case "Apparent" -> apparent;
      case "Factor" -> Unit.NONE;
      default -> active;
    };
  }

  @Test
  void aListIsCopiedAndCannotBeChanged() {
    List<String> unknown = new ArrayList<>(List.of("Foo"));
    GetConfigurationResponse response = new GetConfigurationResponse(List.of(), unknown);
    unknown.add("Bar");
    assertEquals(List.of("Foo"), response.unknownKeys());
    assertThrows(UnsupportedOperationException.class, () -> response.unknownKeys().add("Bar"));
  }

  @Test
  void vendorDataIsCopiedAndKeepsItsOrder() {
    ObjectNode node = JSON.createObjectNode().put("a", 1);
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    properties.put("z", node);
    properties.put("b", JSON.createArrayNode());
    CustomData custom = new CustomData("com.example", properties);
    DataTransferRequest request = new DataTransferRequest("com.example", null, node, custom);
    node.put("a", 2);
    properties.clear();
    assertEquals("[z, b]", custom.properties().keySet().toString());
    assertEquals(JSON.createObjectNode().put("a", 1), custom.properties().get("z"));
    assertEquals(JSON.createObjectNode().put("a", 1), request.data());
  }
}
