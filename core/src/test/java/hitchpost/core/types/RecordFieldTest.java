package hitchpost.core.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.schema.OfficialSchemas;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Holds the components of every mirrored record against the fields of its schema: each field has a
 * component and each component a field, or the difference is listed here with its reason.
 */
class RecordFieldTest {
  private static final String OCPP21 = "ocpp21";
  private static final String OCPP201 = "ocpp201";

  /** In the schema, deliberately not in the record. */
  private static final Set<String> NOT_KEPT = Set.of("customData");

  /** Lists whose constructor refuses none, see RangesTest. */
  private static final Set<String> NEVER_EMPTY =
      Set.of(
          MeterValue.class + "sampledValues",
          ChargingSchedule.class + "chargingSchedulePeriods",
          CompositeSchedule.class + "chargingSchedulePeriods",
          ChargingProfile.class + "chargingSchedules",
          SalesTariff.class + "salesTariffEntries",
          ConsumptionCost.class + "costs");

  /** Where a schema hides the fields we mirror. */
  interface Source {
    JsonNode schema();
  }

  /**
   * @param renamed schema field to component, where they differ
   * @param absent schema fields without a component
   * @param added components without a schema field
   * @param settled components that are always there although the schema has them optional: they
   *     take the standard's default
   */
  record Mirror(
      Class<? extends Record> type,
      Source source,
      Map<String, String> renamed,
      Set<String> absent,
      Set<String> added,
      Set<String> settled) {
    static Mirror of(Class<? extends Record> type, Source source) {
      return new Mirror(type, source, Map.of(), Set.of(), Set.of(), Set.of());
    }

    Mirror renamed(String... pairs) {
      Map<String, String> map = new LinkedHashMap<>();
      for (int i = 0; i < pairs.length; i += 2) {
        map.put(pairs[i], pairs[i + 1]);
      }
      return new Mirror(type, source, map, absent, added, settled);
    }

    Mirror absent(String... fields) {
      return new Mirror(type, source, renamed, Set.of(fields), added, settled);
    }

    Mirror added(String... components) {
      return new Mirror(type, source, renamed, absent, Set.of(components), settled);
    }

    Mirror settled(String... components) {
      return new Mirror(type, source, renamed, absent, added, Set.of(components));
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  static Stream<Mirror> mirrors() {
    return Stream.of(
            tokenTypes(), meterTypes(), scheduleTypes(), tariffTypes(), modelTypes(), messages())
        .flatMap(mirrors -> mirrors);
  }

  private static Stream<Mirror> tokenTypes() {
    return Stream.of(
        Mirror.of(IdToken.class, definition(OCPP201, "IdTokenType")).renamed("idToken", "value"),
        Mirror.of(IdTokenInfo.class, definition(OCPP201, "IdTokenInfoType"))
            .renamed("cacheExpiryDateTime", "cacheExpiry", "evseId", "evseIds")
            .settled("chargingPriority"),
        Mirror.of(MessageContent.class, definition(OCPP201, "MessageContentType")),
        Mirror.of(StatusInfo.class, definition(OCPP201, "StatusInfoType")),
        Mirror.of(Evse.class, definition(OCPP201, "EVSEType")));
  }

  private static Stream<Mirror> meterTypes() {
    return Stream.of(
        // the unit is that of the measurand and the multiplier is always thousandths
        Mirror.of(SampledValue.class, definition(OCPP201, "SampledValueType"))
            .renamed("value", "valueMilli", "signedMeterValue", "signed")
            .absent("unitOfMeasure")
            .settled("measurand", "context"),
        Mirror.of(MeterValue.class, definition(OCPP201, "MeterValueType"))
            .renamed("sampledValue", "sampledValues"),
        Mirror.of(SignedMeterValue.class, definition(OCPP201, "SignedMeterValueType")));
  }

  private static Stream<Mirror> scheduleTypes() {
    return Stream.of(
        Mirror.of(V2XFreqWattPoint.class, definition(OCPP21, "V2XFreqWattPointType")),
        Mirror.of(V2XSignalWattPoint.class, definition(OCPP21, "V2XSignalWattPointType")),
        // the fields of L2 and L3 are components of PerPhase
        Mirror.of(ChargingSchedulePeriod.class, definition(OCPP21, "ChargingSchedulePeriodType"))
            .renamed(
                "limit_L2", "limit",
                "limit_L3", "limit",
                "dischargeLimit_L2", "dischargeLimit",
                "dischargeLimit_L3", "dischargeLimit",
                "setpoint_L2", "setpoint",
                "setpoint_L3", "setpoint",
                "setpointReactive_L2", "setpointReactive",
                "setpointReactive_L3", "setpointReactive")
            .settled("preconditioningRequest", "evseSleep", "operationMode"),
        Mirror.of(ChargingSchedule.class, definition(OCPP201, "ChargingScheduleType"))
            .renamed("chargingSchedulePeriod", "chargingSchedulePeriods"),
        Mirror.of(CompositeSchedule.class, definition(OCPP201, "CompositeScheduleType"))
            .renamed("chargingSchedulePeriod", "chargingSchedulePeriods"),
        Mirror.of(ChargingProfile.class, definition(OCPP201, "ChargingProfileType"))
            .renamed(
                "chargingProfilePurpose", "purpose",
                "chargingProfileKind", "kind",
                "chargingSchedule", "chargingSchedules"));
  }

  private static Stream<Mirror> tariffTypes() {
    return Stream.of(
        Mirror.of(SalesTariff.class, definition(OCPP201, "SalesTariffType"))
            .renamed("salesTariffEntry", "salesTariffEntries"),
        Mirror.of(SalesTariffEntry.class, definition(OCPP201, "SalesTariffEntryType"))
            .renamed("consumptionCost", "consumptionCosts"),
        Mirror.of(RelativeTimeInterval.class, definition(OCPP201, "RelativeTimeIntervalType")),
        Mirror.of(ConsumptionCost.class, definition(OCPP201, "ConsumptionCostType"))
            .renamed("cost", "costs"),
        Mirror.of(Cost.class, definition(OCPP201, "CostType")).settled("amountMultiplier"));
  }

  private static Stream<Mirror> modelTypes() {
    return Stream.of(
        Mirror.of(Component.class, definition(OCPP201, "ComponentType")),
        Mirror.of(Variable.class, definition(OCPP201, "VariableType")),
        Mirror.of(ComponentVariable.class, definition(OCPP201, "ComponentVariableType")),
        Mirror.of(GetVariableRequest.class, definition(OCPP201, "GetVariableDataType"))
            .settled("attributeType"),
        Mirror.of(GetVariableResult.class, definition(OCPP201, "GetVariableResultType"))
            .settled("attributeType"),
        Mirror.of(SetVariableRequest.class, definition(OCPP201, "SetVariableDataType"))
            .settled("attributeType"),
        Mirror.of(SetVariableResult.class, definition(OCPP201, "SetVariableResultType"))
            .settled("attributeType"),
        Mirror.of(VariableAttribute.class, definition(OCPP201, "VariableAttributeType"))
            .settled("type", "mutability", "persistent", "constant"),
        Mirror.of(
            VariableCharacteristics.class, definition(OCPP201, "VariableCharacteristicsType")),
        Mirror.of(EventData.class, definition(OCPP201, "EventDataType")).settled("cleared"));
  }

  private static Stream<Mirror> messages() {
    return Stream.of(
        Mirror.of(DataTransferRequest.class, message("DataTransferRequest")),
        Mirror.of(DataTransferResponse.class, message("DataTransferResponse")),
        Mirror.of(ChangeAvailabilityRequest.class, message("ChangeAvailabilityRequest")),
        Mirror.of(ChangeAvailabilityResponse.class, message("ChangeAvailabilityResponse")),
        Mirror.of(BootNotificationResponse.class, message("BootNotificationResponse"))
            .absent("customData"),
        Mirror.of(SecurityEvent.class, message("SecurityEventNotificationRequest"))
            .added("criticalOverride"),
        // additions of vendors, a listener reads from the message itself;
        // what it says of the cable and of a reservation, a listener reads from the station's
        // state;
        // what transactionInfo holds and a listener wants stands beside it
        Mirror.of(OcppTransactionEvent.class, message("TransactionEventRequest"))
            .renamed(
                "eventType", "event",
                "meterValue", "meterValues",
                "transactionInfo", "transactionId")
            .absent("numberOfPhasesUsed", "cableMaxCurrent", "reservationId")
            .added("chargingState", "stopReason")
            .settled("offline"),
        Mirror.of(OcppTransactionEventResponse.class, message("TransactionEventResponse"))
            .renamed("updatedPersonalMessage", "personalMessage")
            .absent("customData")
            .added("transactionId", "seqNo"),
        Mirror.of(
                GetConfigurationResponse.class,
                () -> OfficialSchemas.file("ocpp16", "GetConfigurationResponse"))
            .renamed("configurationKey", "configurationKeys", "unknownKey", "unknownKeys"),
        Mirror.of(
                KeyValue.class,
                () ->
                    OfficialSchemas.file("ocpp16", "GetConfigurationResponse")
                        .findValue("configurationKey")
                        .path("items"))
            .renamed("readonly", "readOnly"));
  }

  private static Source definition(String version, String name) {
    return () -> OfficialSchemas.definition(version, name);
  }

  private static Source message(String name) {
    return () -> OfficialSchemas.file(OCPP201, name);
  }

  @ParameterizedTest
  @MethodSource("mirrors")
  void everyFieldHasAComponentAndEveryComponentAField(Mirror mirror) {
    Set<String> expected = new TreeSet<>(mirror.added());
    for (String field : mirror.source().schema().path("properties").propertyNames()) {
      if (!mirror.absent().contains(field)) {
        expected.add(mirror.renamed().getOrDefault(field, field));
      }
    }
    Set<String> components =
        Arrays.stream(mirror.type().getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!components.contains("customData")) {
      expected.removeAll(NOT_KEPT);
    }
    assertEquals(expected, components);
  }

  @ParameterizedTest
  @MethodSource("mirrors")
  void whatTheSchemaRequiresIsNeverNullAndWhatItLeavesOpenMayBe(Mirror mirror) {
    JsonNode schema = mirror.source().schema();
    Set<String> required = new TreeSet<>();
    schema
        .path("required")
        .forEach(field -> required.add(componentOf(mirror, field.stringValue())));
    for (String field : schema.path("properties").propertyNames()) {
      String component = componentOf(mirror, field);
      boolean mirrored = !mirror.absent().contains(field) && has(mirror.type(), component);
      if (mirrored && !mirror.settled().contains(component)) {
        String name = mirror + "." + component;
        assertEquals(!required.contains(component), mayBeAbsent(mirror.type(), component), name);
      }
    }
  }

  private static String componentOf(Mirror mirror, String field) {
    return mirror.renamed().getOrDefault(field, field);
  }

  private static boolean has(Class<?> type, String component) {
    return Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getName().equals(component));
  }

  /**
   * Nullable, or a list, which is empty when absent; a list that must not be empty says so itself.
   */
  private static boolean mayBeAbsent(Class<?> type, String name) {
    RecordComponent component =
        Arrays.stream(type.getRecordComponents())
            .filter(c -> c.getName().equals(name))
            .findFirst()
            .orElseThrow();
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    boolean optionalList = component.getType() == List.class && !NEVER_EMPTY.contains(type + name);
    return nullable || optionalList;
  }
}
