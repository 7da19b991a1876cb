package hitchpost.core.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hitchpost.core.schema.OfficialSchemas;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Holds the spelling of every enum against the schemas it mirrors, in both directions. */
class EnumSpellingTest {
  /**
   * @param reader the enum's {@code ofWire}
   * @param ours what we have beside the values of OCPP 2.0.1, and why it is right
   * @param later what only OCPP 2.1 has and no dialect of ours speaks yet
   */
  record Mirror<E extends Enum<E> & WireEnum>(
      Class<E> type,
      Function<String, Optional<E>> reader,
      String definition,
      Set<String> ours,
      Set<String> later) {
    Set<String> spellings() {
      return Arrays.stream(type.getEnumConstants()).map(WireEnum::wire).collect(toTreeSet());
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  static Stream<Mirror<?>> mirrors() {
    return Stream.concat(stationEnums(), modelEnums());
  }

  private static Stream<Mirror<?>> stationEnums() {
    return Stream.of(
        mirror(
            AuthorizationStatus.class, AuthorizationStatus::ofWire, "AuthorizationStatusEnumType"),
        mirror(BootReason.class, BootReason::ofWire, "BootReasonEnumType"),
        mirror(
            ChangeAvailabilityStatus.class,
            ChangeAvailabilityStatus::ofWire,
            "ChangeAvailabilityStatusEnumType"),
        mirror(ChargingState.class, ChargingState::ofWire, "ChargingStateEnumType"),
        mirror(ConnectorStatus.class, ConnectorStatus::ofWire, "ConnectorStatusEnumType"),
        new Mirror<>(
            DataTransferStatus.class,
            DataTransferStatus::ofWire,
            "DataTransferStatusEnumType",
            Set.of("Offline"), // local answer, never sent
            Set.of()),
        new Mirror<>(
            Location.class, Location::ofWire, "LocationEnumType", Set.of(), Set.of("Upstream")),
        mirror(OperationalStatus.class, OperationalStatus::ofWire, "OperationalStatusEnumType"),
        mirror(Phase.class, Phase::ofWire, "PhaseEnumType"),
        mirror(ReadingContext.class, ReadingContext::ofWire, "ReadingContextEnumType"),
        mirror(RegistrationStatus.class, RegistrationStatus::ofWire, "RegistrationStatusEnumType"),
        new Mirror<>(
            ResetKind.class,
            ResetKind::ofWire,
            "ResetEnumType",
            Set.of(),
            Set.of("ImmediateAndResume")),
        new Mirror<>(
            StopReason.class,
            StopReason::ofWire,
            "ReasonEnumType",
            Set.of(),
            Set.of("ReqEnergyTransferRejected")),
        mirror(UploadLogStatus.class, UploadLogStatus::ofWire, "UploadLogStatusEnumType"),
        mirror(TransactionEvent.class, TransactionEvent::ofWire, "TransactionEventEnumType"),
        new Mirror<>(
            TriggerReason.class,
            TriggerReason::ofWire,
            "TriggerReasonEnumType",
            Set.of(),
            Set.of(
                "CostLimitReached",
                "LimitSet",
                "OperationModeChanged",
                "RunningCost",
                "SoCLimitReached",
                "TariffChanged",
                "TariffNotAccepted",
                "TxResumed")));
  }

  private static Stream<Mirror<?>> modelEnums() {
    return Stream.of(
        mirror(AttributeEnum.class, AttributeEnum::ofWire, "AttributeEnumType"),
        new Mirror<>(
            ChargingProfileKind.class,
            ChargingProfileKind::ofWire,
            "ChargingProfileKindEnumType",
            Set.of(),
            Set.of("Dynamic")),
        new Mirror<>(
            ChargingProfilePurpose.class,
            ChargingProfilePurpose::ofWire,
            "ChargingProfilePurposeEnumType",
            Set.of(),
            Set.of("PriorityCharging", "LocalGeneration")),
        mirror(ChargingRateUnit.class, ChargingRateUnit::ofWire, "ChargingRateUnitEnumType"),
        mirror(CostKind.class, CostKind::ofWire, "CostKindEnumType"),
        mirror(DataEnum.class, DataEnum::ofWire, "DataEnumType"),
        mirror(
            EventNotificationType.class,
            EventNotificationType::ofWire,
            "EventNotificationEnumType"),
        mirror(EventTrigger.class, EventTrigger::ofWire, "EventTriggerEnumType"),
        mirror(GetVariableStatus.class, GetVariableStatus::ofWire, "GetVariableStatusEnumType"),
        new Mirror<>(
            MessageFormat.class,
            MessageFormat::ofWire,
            "MessageFormatEnumType",
            Set.of(),
            Set.of("QRCODE")),
        mirror(MutabilityEnum.class, MutabilityEnum::ofWire, "MutabilityEnumType"),
        mirror(RecurrencyKind.class, RecurrencyKind::ofWire, "RecurrencyKindEnumType"),
        mirror(SetVariableStatus.class, SetVariableStatus::ofWire, "SetVariableStatusEnumType"));
  }

  private static <E extends Enum<E> & WireEnum> Mirror<E> mirror(
      Class<E> type, Function<String, Optional<E>> reader, String definition) {
    return new Mirror<>(type, reader, definition, Set.of(), Set.of());
  }

  @ParameterizedTest
  @MethodSource("mirrors")
  void hasExactlyTheValuesOf201AndNamesWhatItAdds(Mirror<?> mirror) {
    Set<String> expected = values("ocpp201", mirror.definition());
    expected.addAll(mirror.ours());
    assertEquals(expected, mirror.spellings());
  }

  @ParameterizedTest
  @MethodSource("mirrors")
  void lacksOnlyTheValuesOf21ThatAreListed(Mirror<?> mirror) {
    Set<String> missing = values("ocpp21", mirror.definition());
    missing.removeAll(mirror.spellings());
    assertEquals(new TreeSet<>(mirror.later()), missing);
  }

  static Stream<Mirror<?>> everyEnum() {
    return Stream.concat(
        mirrors(),
        Stream.of(
            mirror(ConfigurationStatus.class, ConfigurationStatus::ofWire, "1.6, inline"),
            mirror(IdTokenType.class, IdTokenType::ofWire, "IdTokenEnumType"),
            mirror(Measurand.class, Measurand::ofWire, "MeasurandEnumType"),
            mirror(OperationMode.class, OperationMode::ofWire, "OperationModeEnumType"),
            mirror(SecurityEventType.class, SecurityEventType::ofWire, "appendix"),
            mirror(Unit.class, Unit::ofWire, "appendix")));
  }

  @ParameterizedTest
  @MethodSource("everyEnum")
  void readsBackWhatItWrites(Mirror<?> mirror) {
    assertReadsBack(mirror);
  }

  private static <E extends Enum<E> & WireEnum> void assertReadsBack(Mirror<E> mirror) {
    for (E constant : mirror.type().getEnumConstants()) {
      assertEquals(Optional.of(constant), mirror.reader().apply(constant.wire()));
      assertEquals(Optional.empty(), mirror.reader().apply(constant.wire() + " "));
    }
  }

  @Test
  void idTokenTypesAreThoseOf201AndStandardNamesOf21() {
    assertEquals(values("ocpp201", "IdTokenEnumType"), spellings(IdTokenType.values()));
    Set<String> standard =
        OfficialSchemas.appendix("ocpp21", "idtokenenumtype.csv").stream()
            .map(cells -> cells[0])
            .collect(toTreeSet());
    assertTrue(standard.containsAll(spellings(IdTokenType.values())), standard.toString());
  }

  @Test
  void operationModesAreThoseOf21() {
    assertEquals(values("ocpp21", "OperationModeEnumType"), spellings(OperationMode.values()));
  }

  @Test
  void measurandsAreThoseOf16And201() {
    Set<String> both = values("ocpp201", "MeasurandEnumType");
    both.addAll(OfficialSchemas.enumValues(sampledValue16().path("measurand")));
    assertEquals(both, spellings(Measurand.values()));
  }

  static Stream<Arguments> spelledAlikeIn16() {
    return Stream.of(
        arguments("MeterValuesRequest", "context", spellings(ReadingContext.values())),
        arguments("MeterValuesRequest", "location", spellings(Location.values())),
        arguments("MeterValuesRequest", "phase", spellings(Phase.values())),
        arguments("BootNotificationResponse", "status", spellings(RegistrationStatus.values())),
        arguments("ChangeAvailabilityRequest", "type", spellings(OperationalStatus.values())),
        arguments(
            "ChangeAvailabilityResponse", "status", spellings(ChangeAvailabilityStatus.values())),
        arguments("ChangeConfigurationResponse", "status", spellings(ConfigurationStatus.values())),
        arguments(
            "GetCompositeScheduleRequest",
            "chargingRateUnit",
            spellings(ChargingRateUnit.values())),
        arguments(
            "SetChargingProfileRequest", "recurrencyKind", spellings(RecurrencyKind.values())),
        arguments(
            "SetChargingProfileRequest",
            "chargingProfileKind",
            spellings(ChargingProfileKind.values())));
  }

  @ParameterizedTest
  @MethodSource
  void spelledAlikeIn16(String message, String field, Set<String> ours) {
    JsonNode schema =
        OfficialSchemas.file("ocpp16", message).findValues(field).stream()
            .filter(found -> found.has("enum"))
            .findFirst()
            .orElseThrow();
    assertEquals(new TreeSet<>(OfficialSchemas.enumValues(schema)), ours);
  }

  @Test
  void securityEventsAndTheirCriticalityAreThoseOfTheAppendix() {
    Set<String> expected =
        OfficialSchemas.appendix("ocpp201", "security_events.csv").stream()
            .map(cells -> cells[0] + " " + cells[cells.length - 1].equals("Yes"))
            .collect(toTreeSet());
    Set<String> ours =
        Arrays.stream(SecurityEventType.values())
            .map(type -> type.wire() + " " + type.critical())
            .collect(toTreeSet());
    assertEquals(20, ours.size());
    assertEquals(expected, ours);
  }

  @Test
  void unitsAreStandardisedOnes() {
    Set<String> standard =
        OfficialSchemas.appendix("ocpp201", "units_of_measure.csv").stream()
            .map(cells -> cells[0])
            .collect(toTreeSet());
    Set<String> ours = spellings(Unit.values());
    ours.remove(Unit.NONE.wire());
    assertTrue(standard.containsAll(ours), ours.toString());
  }

  private static JsonNode sampledValue16() {
    return OfficialSchemas.file("ocpp16", "MeterValuesRequest")
        .findValue("sampledValue")
        .path("items")
        .path("properties");
  }

  private static Set<String> values(String version, String definition) {
    return new TreeSet<>(
        OfficialSchemas.enumValues(OfficialSchemas.definition(version, definition)));
  }

  private static Set<String> spellings(WireEnum[] constants) {
    return Arrays.stream(constants).map(WireEnum::wire).collect(toTreeSet());
  }

  private static Collector<String, ?, Set<String>> toTreeSet() {
    return Collectors.toCollection(TreeSet::new);
  }
}
