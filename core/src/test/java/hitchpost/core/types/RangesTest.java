package hitchpost.core.types;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each type accepts at its limits, and what it refuses beyond them, naming the component. */
class RangesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Component STATION = Component.of("ChargingStation");
  private static final Variable PROBLEM = Variable.of("Problem");
  private static final ChargingSchedulePeriod PERIOD = period(0);
  private static final SalesTariffEntry ENTRY =
      new SalesTariffEntry(new RelativeTimeInterval(Duration.ZERO, null), 0, List.of());
  private static final Cost COST = new Cost(CostKind.CARBON_DIOXIDE_EMISSION, 1, 0);

  /** Accepts the first, refuses the second with this component in the message. */
  static Stream<Arguments> limits() {
    return Stream.of(tokens(), readings(), models(), transactions(), schedules(), tariffs())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> tokens() {
    return Stream.of(
        limit("IdToken.value", () -> token(255), () -> token(256)),
        limit("IdTokenInfo.chargingPriority", () -> info(9, "en", 0), () -> info(10, "en", 0)),
        limit("IdTokenInfo.chargingPriority", () -> info(-9, "en", 0), () -> info(-10, "en", 0)),
        limit("IdTokenInfo.language1", () -> info(0, text(8), 0), () -> info(0, text(9), 0)),
        limit("IdTokenInfo.evseIds", () -> info(0, null, 0), () -> info(0, null, -1)),
        limit("MessageContent.content", () -> message(1024), () -> message(1025)),
        limit("StatusInfo.reasonCode", () -> status(20, 1024), () -> status(21, 1024)),
        limit("StatusInfo.additionalInfo", () -> status(20, 1024), () -> status(20, 1025)),
        limit("Evse.id", () -> new Evse(0, 0), () -> new Evse(-1, 0)),
        limit("Evse.connectorId", () -> new Evse(0, 0), () -> new Evse(0, -1)));
  }

  private static Stream<Arguments> readings() {
    SampledValue value =
        new SampledValue(
            -1, Measurand.CURRENT_IMPORT, null, null, ReadingContext.SAMPLE_PERIODIC, null);
    return Stream.of(
        limit(
            "MeterValue.sampledValues",
            () -> new MeterValue(NOW, List.of(value)),
            () -> new MeterValue(NOW, List.of())),
        limit(
            "SignedMeterValue.signingMethod",
            () -> new SignedMeterValue("", text(50), text(50), text(2500)),
            () -> new SignedMeterValue("", text(51), text(50), text(2500))),
        limit(
            "SignedMeterValue.publicKey",
            () -> new SignedMeterValue("", "", "OCMF", ""),
            () -> new SignedMeterValue("", "", "OCMF", text(2501))));
  }

  private static Stream<Arguments> models() {
    return Stream.of(
        limit("Component.name", () -> Component.of(""), () -> Component.of(text(51))),
        limit("Variable.name", () -> Variable.of(text(50)), () -> Variable.of(text(51))),
        limit(
            "Variable.instance",
            () -> new Variable("", text(50)),
            () -> new Variable("", text(51))),
        limit(
            "SetVariableRequest.attributeValue",
            () -> SetVariableRequest.of(STATION, PROBLEM, text(2500)),
            () -> SetVariableRequest.of(STATION, PROBLEM, text(2501))),
        limit(
            "GetVariableResult.attributeValue",
            () -> got(GetVariableStatus.UNKNOWN_VARIABLE, null),
            () -> got(GetVariableStatus.ACCEPTED, null)),
        limit(
            "VariableAttribute.value",
            () -> attribute(MutabilityEnum.WRITE_ONLY),
            () -> attribute(MutabilityEnum.READ_WRITE)),
        limit(
            "VariableCharacteristics.valuesList",
            () -> choices(text(500), text(499)),
            () -> choices(text(500), text(500))),
        limit("EventData.techInfo", () -> event(0, text(500)), () -> event(0, text(501))),
        limit("EventData.eventId", () -> event(0, null), () -> event(-1, null)),
        limit("SecurityEvent.techInfo", () -> security(text(255)), () -> security(text(256))),
        limit("KeyValue.key", () -> key(50, 2500), () -> key(51, 2500)),
        limit("KeyValue.value", () -> key(50, 2500), () -> key(50, 2501)),
        limit("CustomData.vendorId", () -> custom(255), () -> custom(256)),
        limit("DataTransferRequest.vendorId", () -> data(255, 50), () -> data(256, 50)),
        limit("DataTransferRequest.messageId", () -> data(255, 50), () -> data(255, 51)));
  }

  private static Stream<Arguments> transactions() {
    return Stream.of(
        limit(
            "BootNotificationResponse.interval",
            () -> boot(Duration.ZERO),
            () -> boot(Duration.ofSeconds(-1))),
        limit(
            "BootNotificationResponse.interval",
            () -> boot(Duration.ofSeconds(Integer.MAX_VALUE)),
            () -> boot(Duration.ofSeconds(Integer.MAX_VALUE + 1L))),
        limit(
            "BootNotificationResponse.interval",
            () -> boot(Duration.ofSeconds(1)),
            () -> boot(Duration.ofMillis(1))),
        limit(
            "OcppTransactionEvent.stopReason",
            () -> transaction(TransactionEvent.ENDED, text(36)),
            () -> transaction(TransactionEvent.UPDATED, text(36))),
        limit(
            "OcppTransactionEvent.transactionId",
            () -> transaction(TransactionEvent.ENDED, "1"),
            () -> transaction(TransactionEvent.ENDED, "")),
        limit(
            "OcppTransactionEventResponse.chargingPriority",
            () -> response(-9, "0.00"),
            () -> response(-10, "0.00")),
        limit(
            "OcppTransactionEventResponse.totalCost",
            () -> response(0, "1e12"),
            () -> response(0, "1e999999999")),
        limit(
            "OcppTransactionEventResponse.totalCost",
            () -> response(null, "1e-30"),
            () -> response(null, "1e-31")));
  }

  private static Stream<Arguments> schedules() {
    BigDecimal tenth = new BigDecimal("0.1");
    return Stream.of(
        limit("ChargingSchedulePeriod.numberPhases", () -> period(3), () -> period(4)),
        limit("ChargingSchedulePeriod.numberPhases", () -> period(0), () -> period(-1)),
        limit("ChargingSchedulePeriod.dischargeLimit", () -> v2x(0, 2), () -> v2x(1, 2)),
        limit("ChargingSchedulePeriod.v2xSignalWattCurve", () -> v2x(-1, 20), () -> v2x(-1, 21)),
        limit("ChargingSchedule.chargingSchedulePeriods", () -> schedule(1), () -> schedule(0)),
        limit(
            "ChargingSchedule.chargingSchedulePeriods", () -> schedule(1024), () -> schedule(1025)),
        limit("CompositeSchedule.evseId", () -> composite(0, 1), () -> composite(-1, 1)),
        limit(
            "CompositeSchedule.chargingSchedulePeriods",
            () -> composite(0, 1),
            () -> composite(0, 0)),
        limit("ChargingProfile.stackLevel", () -> profile(0, 1), () -> profile(-1, 1)),
        limit("ChargingProfile.chargingSchedules", () -> profile(0, 1), () -> profile(0, 0)),
        limit("ChargingProfile.chargingSchedules", () -> profile(0, 3), () -> profile(0, 4)),
        limit(
            "PerPhase.l2",
            () -> new PerPhase(tenth, tenth, tenth),
            () -> new PerPhase(tenth, new BigDecimal("-1e13"), tenth)),
        limit(
            "V2XFreqWattPoint.frequency",
            () -> new V2XFreqWattPoint(new BigDecimal("49.99"), tenth, null),
            () -> new V2XFreqWattPoint(new BigDecimal("1e13"), tenth, null)));
  }

  private static Stream<Arguments> tariffs() {
    return Stream.of(
        limit("SalesTariff.salesTariffEntries", () -> tariff(1, 32), () -> tariff(0, 32)),
        limit("SalesTariff.salesTariffEntries", () -> tariff(1024, 32), () -> tariff(1025, 32)),
        limit("SalesTariff.salesTariffDescription", () -> tariff(1, 32), () -> tariff(1, 33)),
        limit("SalesTariffEntry.consumptionCosts", () -> entry(0, 3), () -> entry(0, 4)),
        limit("SalesTariffEntry.ePriceLevel", () -> entry(0, 0), () -> entry(-1, 0)),
        limit("ConsumptionCost.costs", () -> consumption(1), () -> consumption(0)),
        limit("ConsumptionCost.costs", () -> consumption(3), () -> consumption(4)),
        limit(
            "Cost.amountMultiplier",
            () -> new Cost(CostKind.CARBON_DIOXIDE_EMISSION, 1, 3),
            () -> new Cost(CostKind.CARBON_DIOXIDE_EMISSION, 1, 4)),
        limit(
            "Cost.amountMultiplier",
            () -> new Cost(CostKind.CARBON_DIOXIDE_EMISSION, 1, -3),
            () -> new Cost(CostKind.CARBON_DIOXIDE_EMISSION, 1, -4)));
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource("limits")
  void acceptsTheLimitAndRefusesWhatIsBeyond(String component, Executable at, Executable beyond) {
    assertDoesNotThrow(at);
    String message = assertThrows(IllegalArgumentException.class, beyond).getMessage();
    assertNotNull(message);
    assertTrue(message.startsWith(component + " ") || message.startsWith(component + ","), message);
  }

  private static Arguments limit(String component, Executable at, Executable beyond) {
    return arguments(component, at, beyond);
  }

  private static String text(int length) {
    return "x".repeat(length);
  }

  private static void token(int length) {
    new IdToken(text(length), IdTokenType.CENTRAL);
  }

  private static void info(int priority, @Nullable String language, int evseId) {
    new IdTokenInfo(
        AuthorizationStatus.ACCEPTED,
        null,
        null,
        null,
        priority,
        language,
        null,
        List.of(evseId),
        null);
  }

  private static void message(int length) {
    new MessageContent(MessageFormat.UTF8, "de", text(length));
  }

  private static void status(int code, int info) {
    new StatusInfo(text(code), text(info));
  }

  private static void got(GetVariableStatus status, @Nullable String value) {
    new GetVariableResult(status, AttributeEnum.ACTUAL, value, STATION, PROBLEM, null);
  }

  private static void attribute(MutabilityEnum mutability) {
    new VariableAttribute(AttributeEnum.ACTUAL, null, mutability, false, false);
  }

  private static void choices(String... choices) {
    new VariableCharacteristics(null, DataEnum.OPTION_LIST, null, null, List.of(choices), false);
  }

  private static void event(int id, @Nullable String techInfo) {
    new EventData(
        id,
        NOW,
        EventTrigger.DELTA,
        null,
        "true",
        null,
        techInfo,
        false,
        null,
        STATION,
        PROBLEM,
        null,
        EventNotificationType.HARD_WIRED_MONITOR);
  }

  private static void security(String techInfo) {
    new SecurityEvent(SecurityEventType.INVALID_MESSAGES, NOW, techInfo, null);
  }

  private static void key(int key, int value) {
    new KeyValue(text(key), true, text(value));
  }

  private static void custom(int vendorId) {
    new CustomData(text(vendorId), Map.of());
  }

  private static void data(int vendorId, int messageId) {
    new DataTransferRequest(text(vendorId), text(messageId), null, null);
  }

  private static void boot(Duration interval) {
    new BootNotificationResponse(RegistrationStatus.ACCEPTED, NOW, interval, null);
  }

  private static void transaction(TransactionEvent event, String id) {
    new OcppTransactionEvent(
        event,
        NOW,
        id,
        0,
        TriggerReason.REMOTE_STOP,
        false,
        null,
        null,
        null,
        List.of(),
        StopReason.REMOTE);
  }

  private static void response(@Nullable Integer priority, String cost) {
    new OcppTransactionEventResponse("t", 0, new BigDecimal(cost), priority, null, null);
  }

  private static ChargingSchedulePeriod period(int phases) {
    return ChargingSchedulePeriod.ofLimit(Duration.ZERO, BigDecimal.TEN, phases);
  }

  private static void v2x(int dischargeLimitL3, int curvePoints) {
    BigDecimal zero = BigDecimal.ZERO;
    new ChargingSchedulePeriod(
        Duration.ZERO,
        null,
        null,
        null,
        new PerPhase(zero, zero, BigDecimal.valueOf(dischargeLimitL3)),
        null,
        null,
        false,
        false,
        null,
        OperationMode.LOCAL_FREQUENCY,
        List.of(),
        Collections.nCopies(curvePoints, new V2XSignalWattPoint(1, BigDecimal.TEN, null)),
        null);
  }

  private static ChargingSchedule schedule(int periods) {
    return new ChargingSchedule(
        1, null, null, ChargingRateUnit.A, Collections.nCopies(periods, PERIOD), null, null, null);
  }

  private static void composite(int evseId, int periods) {
    new CompositeSchedule(
        evseId, NOW, Duration.ZERO, ChargingRateUnit.W, Collections.nCopies(periods, PERIOD));
  }

  private static void profile(int stackLevel, int schedules) {
    new ChargingProfile(
        -1,
        stackLevel,
        ChargingProfilePurpose.TX_PROFILE,
        ChargingProfileKind.RELATIVE,
        null,
        null,
        null,
        null,
        Collections.nCopies(schedules, schedule(1)),
        null);
  }

  private static void tariff(int entries, int description) {
    new SalesTariff(1, text(description), null, Collections.nCopies(entries, ENTRY));
  }

  private static void entry(int priceLevel, int costs) {
    ConsumptionCost cost = new ConsumptionCost(BigDecimal.ZERO, List.of(COST));
    new SalesTariffEntry(
        new RelativeTimeInterval(Duration.ZERO, Duration.ofSeconds(1)),
        priceLevel,
        Collections.nCopies(costs, cost));
  }

  private static void consumption(int costs) {
    new ConsumptionCost(BigDecimal.ZERO, Collections.nCopies(costs, COST));
  }
}
