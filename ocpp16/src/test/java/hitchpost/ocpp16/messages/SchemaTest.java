package hitchpost.ocpp16.messages;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.message.FractionDigits;
import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import hitchpost.core.message.Size;
import hitchpost.core.types.WireEnum;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every record says what the official schema of its message says, and nothing else, but for the
 * bounds that only the text of the specification has.
 */
class SchemaTest {
  /** Where a record is stricter than its schema: OCPP 1.6, section 6 and 7, at the field. */
  private static final Map<String, String> STRICTER =
      Map.ofEntries(
          Map.entry("ChangeAvailabilityRequest.connectorId", "minimum 0"),
          Map.entry("MeterValuesRequest.connectorId", "minimum 0"),
          Map.entry("ReserveNowRequest.connectorId", "minimum 0"),
          Map.entry("SetChargingProfileRequest.connectorId", "minimum 0"),
          Map.entry("StatusNotificationRequest.connectorId", "minimum 0"),
          Map.entry("StartTransactionRequest.connectorId", "minimum 1"),
          Map.entry("MeterValuesRequest.meterValue", "minItems 1"),
          Map.entry("MeterValuesRequest.meterValue[].sampledValue", "minItems 1"),
          Map.entry("StopTransactionRequest.transactionData[].sampledValue", "minItems 1"),
          Map.entry("SetChargingProfileRequest.csChargingProfiles.stackLevel", "minimum 0"),
          Map.entry("RemoteStartTransactionRequest.chargingProfile.stackLevel", "minimum 0"),
          Map.entry(
              "SetChargingProfileRequest.csChargingProfiles.chargingSchedule"
                  + ".chargingSchedulePeriod",
              "minItems 1"),
          Map.entry(
              "RemoteStartTransactionRequest.chargingProfile.chargingSchedule"
                  + ".chargingSchedulePeriod",
              "minItems 1"),
          Map.entry(
              "GetCompositeScheduleResponse.chargingSchedule.chargingSchedulePeriod",
              "minItems 1"));

  private static final Map<Class<?>, List<String>> LEAVES =
      Map.of(
          String.class, List.of("string"),
          int.class, List.of("integer"),
          Integer.class, List.of("integer"),
          long.class, List.of("integer"),
          BigDecimal.class, List.of("number"),
          boolean.class, List.of("boolean"),
          Instant.class, List.of("string", "format date-time"),
          URI.class, List.of("string", "format uri"));

  static List<Schemas.Message> messages() {
    return Schemas.messages();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aRecordHasTheFieldsAndBoundsOfItsSchema(Schemas.Message message) {
    Map<String, Set<String>> wanted = new TreeMap<>();
    describe(message.name(), message.schema(), true, wanted);
    STRICTER.forEach((path, bound) -> {
      if (wanted.containsKey(path)) {
        assertTrue(wanted.get(path).add(bound), path + " needs no exception");
      }
    });

    Map<String, Set<String>> found = new TreeMap<>();
    describeRecord(message.name(), message.type(), found);

    assertEquals(lines(wanted), lines(found));
  }

  @Test
  void everySchemaHasAnActionAndEveryActionItsSchemas() {
    List<String> actions =
        Stream.of(Action.values())
            .flatMap(action -> Stream.of(action.wire() + "Request", action.wire() + "Response"))
            .sorted()
            .toList();

    assertEquals(Schemas.fileNames(), actions);
  }

  private static String lines(Map<String, Set<String>> facts) {
    return String.join("\n", facts.entrySet().stream().map(Object::toString).toList());
  }

  private static void describe(
      String path, JsonNode schema, boolean required, Map<String, Set<String>> facts) {
    Set<String> known = facts.computeIfAbsent(path, added -> new TreeSet<>());
    known.add(schema.get("type").stringValue());
    known.add(required ? "required" : "optional");
    for (String keyword :
        List.of(
            "maxLength", "format", "multipleOf", "minimum", "maximum", "minItems", "maxItems")) {
      if (schema.has(keyword)) {
        known.add(keyword + " " + schema.get(keyword).asString());
      }
    }
    if (schema.has("enum")) {
      known.add("enum " + new TreeSet<>(Schemas.texts(schema, "enum")));
    }
    if (schema.has("items")) {
      describe(path + "[]", schema.get("items"), true, facts);
    }
    if (schema.get("type").stringValue().equals("object")) {
      assertEquals(false, schema.get("additionalProperties").booleanValue(), path);
      List<String> mandatory = Schemas.texts(schema, "required");
      for (Map.Entry<String, JsonNode> field : schema.get("properties").properties()) {
        boolean needed = mandatory.contains(field.getKey());
        describe(path + "." + field.getKey(), field.getValue(), needed, facts);
      }
    }
  }

  private static void describeRecord(String path, Class<?> type, Map<String, Set<String>> facts) {
    facts.computeIfAbsent(path, added -> new TreeSet<>(Set.of("object", "required")));
    for (RecordComponent component : type.getRecordComponents()) {
      describeType(path + "." + component.getName(), component.getAnnotatedType(), facts);
    }
  }

  private static void describeType(
      String path, AnnotatedType annotated, Map<String, Set<String>> facts) {
    Set<String> known = new TreeSet<>(bounds(annotated));
    facts.put(path, known);
    known.add(annotated.isAnnotationPresent(Nullable.class) ? "optional" : "required");
    if (annotated instanceof AnnotatedParameterizedType list) {
      known.add("array");
      describeType(path + "[]", list.getAnnotatedActualTypeArguments()[0], facts);
      return;
    }
    Class<?> type = (Class<?>) annotated.getType();
    if (type.isRecord()) {
      known.add("object");
      describeRecord(path, type, facts);
    } else {
      known.addAll(leaf(type));
    }
  }

  private static List<String> leaf(Class<?> type) {
    if (type.isEnum()) {
      Set<String> values = new TreeSet<>();
      for (Object constant : type.getEnumConstants()) {
        values.add(((WireEnum) constant).wire());
      }
      return List.of("string", "enum " + values);
    }
    return requireNonNull(LEAVES.get(type), () -> "no schema type for " + type);
  }

  private static List<String> bounds(AnnotatedType annotated) {
    List<String> bounds = new ArrayList<>();
    MaxLength max = annotated.getAnnotation(MaxLength.class);
    if (max != null) {
      bounds.add("maxLength " + max.value());
    }
    FractionDigits digits = annotated.getAnnotation(FractionDigits.class);
    if (digits != null) {
      bounds.add("multipleOf " + BigDecimal.ONE.movePointLeft(digits.value()));
    }
    Range range = annotated.getAnnotation(Range.class);
    if (range != null) {
      bounds.add("minimum " + range.min());
      if (range.max() != Long.MAX_VALUE) {
        bounds.add("maximum " + range.max());
      }
    }
    Size size = annotated.getAnnotation(Size.class);
    if (size != null) {
      bounds.add("minItems " + size.min());
      if (size.max() != Integer.MAX_VALUE) {
        bounds.add("maxItems " + size.max());
      }
    }
    return bounds;
  }
}
