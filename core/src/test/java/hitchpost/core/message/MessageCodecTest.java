package hitchpost.core.message;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.RpcError;
import hitchpost.core.types.CustomData;
import hitchpost.core.types.WireEnum;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Binding and checking of every kind of field, on a message made up for the purpose. */
class MessageCodecTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One field of every kind. */
  public record Sample(
      @MaxLength(5) String text,
      @Range(min = 0, max = 9) int whole,
      @Nullable Integer optionalWhole,
      @Nullable Long big,
      @Nullable @FractionDigits(1) @Range(max = 100) BigDecimal decimal,
      @Nullable Boolean flag,
      @Nullable Instant time,
      @Nullable URI link,
      @Nullable Colour colour,
      @Nullable @Size(max = 2) List<@MaxLength(3) String> words,
      @Nullable @Size(min = 1) List<Part> parts) {}

  public record Part(@Nullable Colour colour, @MaxLength(2) String name) {}

  public record Open(@Nullable JsonNode anything) {}

  public record Free(String text, List<String> none) {}

  public enum Colour implements WireEnum {
    RED("Red"),
    DARK_RED("Red.Dark");

    private final String wire;

    Colour(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static Sample decode(String text) {
    return MessageCodec.decode(json(text), Sample.class);
  }

  private static MessageViolation refusal(String text) {
    return assertThrows(MessageViolation.class, () -> decode(text), text);
  }

  private static Sample sample(String text, @Nullable BigDecimal decimal, @Nullable Instant time) {
    return new Sample(text, 1, null, null, decimal, null, time, null, null, null, null);
  }

  @Test
  void everyKindOfFieldIsReadAndWrittenBack() {
    String full =
        "{'text':'abc','whole':9,'optionalWhole':-1,'big':9007199254740993,'decimal':8.1,"
            + "'flag':true,'time':'2024-02-29T12:00:00.5+01:00',"
            + "'link':'ftp://a/b','colour':'Red.Dark',"
            + "'words':['a','bcd'],'parts':[{'colour':'Red','name':'x'},{'name':'y'}]}";

    Sample read = decode(full);

    Sample expected =
        new Sample(
            "abc",
            9,
            -1,
            9007199254740993L,
            new BigDecimal("8.1"),
            true,
            Instant.parse("2024-02-29T11:00:00.500Z"),
            URI.create("ftp://a/b"),
            Colour.DARK_RED,
            List.of("a", "bcd"),
            List.of(new Part(Colour.RED, "x"), new Part(null, "y")));
    assertEquals(expected, read);
    assertEquals(
        full.replace("12:00:00.5+01:00", "11:00:00.500Z").replace('\'', '"'),
        MessageCodec.write(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'anything':null}", "{'anything':[1,{'a':'b'},[],{},-2.5e40,true]}", "{}"})
  void aFieldThatTheSpecificationLeavesOpenTakesAnyJsonAndKeepsIt(String text) {
    Open open = MessageCodec.decode(json(text), Open.class);
    assertEquals(json(text), MessageCodec.encode(open));
    assertEquals(json(text), json(MessageCodec.write(open)));
    assertEquals(text.equals("{}"), open.anything() == null);
  }

  @Test
  void anAbsentOptionalFieldIsNullAndIsNotWritten() {
    Sample minimal = decode("{'text':'','whole':0}");

    assertNull(minimal.parts());
    assertEquals("{\"text\":\"\",\"whole\":0}", MessageCodec.write(minimal));
  }

  @Test
  void everyCharacterIsWrittenSoThatAParserReadsItBack() {
    StringBuilder all = new StringBuilder("\"\\/\u2028\uD83D\uDE97");
    for (char c = 0; c < 0x100; c++) {
      all.append(c);
    }
    String written = MessageCodec.write(new Free(all.toString(), List.of()));

    assertEquals(all.toString(), JSON.readTree(written).get("text").stringValue());
    assertTrue(written.chars().allMatch(c -> c >= ' '), written);
    assertTrue(written.endsWith(",\"none\":[]}"), written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "'x'", "true", "[]", "[{}]"})
  void aPayloadThatIsNoObjectIsAFormationViolation(String payload) {
    assertEquals(RpcError.FORMATION_VIOLATION, refusal(payload).error());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'whole':1}                                  | OCCURRENCE | text",
        "{'text':'a'}                                 | OCCURRENCE | whole",
        "{}                                           | OCCURRENCE | text",
        "{'text':'a','whole':1,'parts':[]}            | OCCURRENCE | parts",
        "{'text':'a','whole':1,'words':['','','']}    | OCCURRENCE | words",
        "{'text':'a','whole':1,'parts':[{}]}          | OCCURRENCE | parts[0].name",
        "{'text':'a','whole':1,'more':1}              | FORMATION  | more",
        "{'text':'a','whole':1,'Text':'a'}            | FORMATION  | Text",
        "{'text':'a','whole':1,'':1}                  | FORMATION  | ``",
        "{'text':'a','whole':1,'parts':[{'name':'a','n':1}]} | FORMATION | parts[0].n",
        "{'text':1,'whole':1}                         | TYPE       | text",
        "{'text':true,'whole':1}                      | TYPE       | text",
        "{'text':null,'whole':1}                      | TYPE       | text",
        "{'text':['a'],'whole':1}                     | TYPE       | text",
        "{'text':'a','whole':'1'}                     | TYPE       | whole",
        "{'text':'a','whole':1.5}                     | TYPE       | whole",
        "{'text':'a','whole':1.0}                     | TYPE       | whole",
        "{'text':'a','whole':1e0}                     | TYPE       | whole",
        "{'text':'a','whole':true}                    | TYPE       | whole",
        "{'text':'a','whole':null}                    | TYPE       | whole",
        "{'text':'a','whole':1,'optionalWhole':null}  | TYPE       | optionalWhole",
        "{'text':'a','whole':1,'optionalWhole':''}    | TYPE       | optionalWhole",
        "{'text':'a','whole':1,'big':1e3}             | TYPE       | big",
        "{'text':'a','whole':1,'decimal':'8.1'}       | TYPE       | decimal",
        "{'text':'a','whole':1,'flag':1}              | TYPE       | flag",
        "{'text':'a','whole':1,'flag':'true'}         | TYPE       | flag",
        "{'text':'a','whole':1,'time':1700000000}     | TYPE       | time",
        "{'text':'a','whole':1,'link':7}              | TYPE       | link",
        "{'text':'a','whole':1,'colour':0}            | TYPE       | colour",
        "{'text':'a','whole':1,'words':'a'}           | TYPE       | words",
        "{'text':'a','whole':1,'words':['a',2]}       | TYPE       | words[1]",
        "{'text':'a','whole':1,'words':{}}            | TYPE       | words",
        "{'text':'a','whole':1,'parts':[1]}           | TYPE       | parts[0]",
        "{'text':'a','whole':1,'parts':[null]}        | TYPE       | parts[0]",
        "{'text':'abcdef','whole':1}                  | PROPERTY   | text",
        "{'text':'a','whole':10}                      | PROPERTY   | whole",
        "{'text':'a','whole':-1}                      | PROPERTY   | whole",
        "{'text':'a','whole':1,'time':''}             | PROPERTY   | time",
        "{'text':'a','whole':1,'link':'no uri'}       | PROPERTY   | link",
        "{'text':'a','whole':1,'link':'file'}         | PROPERTY   | link",
        "{'text':'a','whole':1,'colour':'red'}        | PROPERTY   | colour",
        "{'text':'a','whole':1,'colour':'RED'}        | PROPERTY   | colour",
        "{'text':'a','whole':1,'colour':''}           | PROPERTY   | colour",
        "{'text':'a','whole':1,'words':['abcd']}      | PROPERTY   | words[0]",
        "{'text':'a','whole':1,'decimal':8.15}        | PROPERTY   | decimal",
        "{'text':'a','whole':1,'decimal':100.1}       | PROPERTY   | decimal",
        "{'text':'a','whole':1,'parts':[{'name':'a'},{'colour':'x','name':'b'}]} "
            + "| PROPERTY | parts[1].colour",
      })
  void aMistakeIsNamedWithItsErrorAndPath(String payload, String error, String path) {
    MessageViolation refusal = refusal(payload);

    assertEquals(path, refusal.path());
    String suffix = error.equals("FORMATION") ? "_VIOLATION" : "_CONSTRAINT_VIOLATION";
    assertEquals(RpcError.valueOf(error + suffix), refusal.error());
  }

  @Test
  void anUnknownNameIsReportedBeforeAMissingField() {
    MessageViolation refusal = refusal("{'txet':'a','whole':1}");

    assertEquals("txet: no field of Sample has this name", refusal.getMessage());
  }

  @Test
  void theLengthOfATextIsCountedInCodePoints() {
    String fiveCars = "\uD83D\uDE97".repeat(5);

    assertEquals(fiveCars, decode("{'text':'" + fiveCars + "','whole':1}").text());
    assertEquals(
        RpcError.PROPERTY_CONSTRAINT_VIOLATION,
        refusal("{'text':'" + fiveCars + "x','whole':1}").error());
  }

  /** Field requirement M05. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "-2147483649",
        "9223372036854775808",
        "123456789012345678901234567890123456789",
      })
  void anIntegerBeyondItsRangeIsAPropertyViolation(String number) {
    MessageViolation refusal = refusal("{'text':'a','whole':1,'optionalWhole':" + number + "}");

    assertEquals(RpcError.PROPERTY_CONSTRAINT_VIOLATION, refusal.error());
    assertEquals("optionalWhole", refusal.path());
  }

  /** Field requirement M05. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1e999", "-1e999", "1e308", "1e-308", "1e31", "123456789012345678901234567890123"})
  void aDecimalOfAbsurdSizeIsRefused(String number) {
    MessageViolation refusal = refusal("{'text':'a','whole':1,'decimal':" + number + "}");

    assertEquals(RpcError.PROPERTY_CONSTRAINT_VIOLATION, refusal.error());
  }

  /** Field requirement M05: the text of this number would have a billion digits. */
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999"})
  void aDecimalKeptExactByTheParserIsNotExpanded(String number) {
    ObjectNode payload = JSON.createObjectNode().put("text", "a").put("whole", 1);
    payload.put("decimal", new BigDecimal(number));

    MessageViolation refusal =
        assertThrows(MessageViolation.class, () -> MessageCodec.decode(payload, Sample.class));

    assertEquals(RpcError.PROPERTY_CONSTRAINT_VIOLATION, refusal.error());
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "16.0, 16", "20, 20", "2e1, 20", "0.1, 0.1", "-0.0, 0", "-8.5, -8.5"})
  void equalDecimalsAreEqualValuesAndAreWrittenPlainly(String number, String written) {
    BigDecimal decimal = decode("{'text':'a','whole':1,'decimal':" + number + "}").decimal();

    assertEquals(new BigDecimal(written).stripTrailingZeros(), decimal);
    String text = MessageCodec.write(sample("a", decimal, null));
    assertTrue(text.endsWith("\"decimal\":" + written + "}"), text);
  }

  @Test
  void aListReadCannotBeChanged() {
    List<String> words = requireNonNull(decode("{'text':'a','whole':1,'words':['a']}").words());

    assertThrows(UnsupportedOperationException.class, () -> words.add("b"));
  }

  @Test
  void whatBreaksItsOwnBoundsIsNotWritten() {
    assertEquals("text", assertThrows(MessageViolation.class, () -> check("abcdef", null)).path());
    assertEquals("decimal", assertThrows(MessageViolation.class, () -> check("a", "0.05")).path());
    Sample old = sample("a", null, Instant.parse("1969-12-31T23:59:59.999Z"));
    assertEquals(
        "time", assertThrows(MessageViolation.class, () -> MessageCodec.encode(old)).path());
  }

  private static void check(String text, @Nullable String decimal) {
    MessageCodec.check(sample(text, decimal == null ? null : new BigDecimal(decimal), null));
  }

  @Test
  void noTextValueIsEverRepeated() {
    MessageViolation refusal = refusal("{'text':'hunter2','whole':1}");

    assertFalse(refusal.toString().contains("hunter"), refusal.toString());
    assertFalse(
        refusal("{'text':'a','whole':1,'link':'ftp://u:hunter2@h/ '}")
            .toString()
            .contains("hunter"));
  }

  /** Field requirement M07. */
  @Test
  void namesOfAStrangerAreCutAndEscaped() {
    MessageViolation name = refusal("{'\\n\\u001b[31m\\u202e" + "x".repeat(99) + "':1}");
    assertEquals("\\u000a\\u001b[31m\\u202e" + "x".repeat(33) + "...", name.path());

    MessageViolation value = refusal("{'text':'a','whole':1,'colour':'\\r\\n2024 ERROR'}");
    assertEquals("no such value: \\u000d\\u000a2024 ERROR", value.detail());
  }

  @CarriesCustomData
  public record Dropping(@Nullable String text, @Nullable Keeping inner) {}

  @CarriesCustomData
  public record Keeping(@Nullable CustomData customData) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'vendorId':'org.example'}",
        "{'vendorId':'','a':null,'b':[1,2.50],'c':{'vendorId':1}}",
      })
  void customDataIsKeptWhereTheRecordHasAPlaceForItElseDropped(String data) {
    String kept = "{'inner':{'customData':" + data + "}}";
    String both = "{'customData':" + data + "," + kept.substring(1);

    Dropping read = MessageCodec.decode(json(both), Dropping.class);

    assertEquals(json(kept), MessageCodec.encode(read));
    assertEquals(json(kept), json(MessageCodec.write(read)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            {'customData':1}                 | TYPE       | customData
            {'customData':null}              | TYPE       | customData
            {'customData':{}}                | OCCURRENCE | customData.vendorId
            {'customData':{'vendorId':1}}    | TYPE       | customData.vendorId
            {'inner':{'customData':{'x':1}}} | OCCURRENCE | inner.customData.vendorId
            {'inner':{'customData':[]}}      | TYPE       | inner.customData
          """)
  void malformedCustomDataIsRefusedAlsoWhereItWouldBeDropped(
      String text, String error, String path) {
    MessageViolation refusal =
        assertThrows(MessageViolation.class, () -> MessageCodec.decode(json(text), Dropping.class));
    assertEquals(RpcError.valueOf(error + "_CONSTRAINT_VIOLATION"), refusal.error());
    assertEquals(path, refusal.path());
  }

  @Test
  void aVendorIdHasAtMost255Characters() {
    String text = "{'customData':{'vendorId':'" + "x".repeat(256) + "'}}";
    MessageViolation refusal =
        assertThrows(MessageViolation.class, () -> MessageCodec.decode(json(text), Dropping.class));
    assertEquals(RpcError.PROPERTY_CONSTRAINT_VIOLATION, refusal.error());
    assertEquals("customData.vendorId", refusal.path());
  }

  @Test
  void withoutTheMarkCustomDataIsAnUnknownName() {
    String text = "{'text':'a','none':[],'customData':{'vendorId':'v'}}";
    MessageViolation refusal =
        assertThrows(MessageViolation.class, () -> MessageCodec.decode(json(text), Free.class));
    assertEquals(RpcError.FORMATION_VIOLATION, refusal.error());
  }
}
