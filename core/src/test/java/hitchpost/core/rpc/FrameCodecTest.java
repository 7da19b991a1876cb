package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a well-formed and a misshapen frame become; OCPP-J 1.6, 4.2 and OCPP 2.0.1 part 4, 4.2. */
class FrameCodecTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

  private final FrameCodec codec = new FrameCodec();

  @Test
  void readsTheCallOfTheSpecification() {
    Frame frame =
        codec.read(
            """
            [
              2,
              "19223201",
              "BootNotification",
              { "chargePointVendor": "VendorX", "chargePointModel": "SingleSocketCharger" }
            ]
            """);
    JsonNode payload =
        json("{\"chargePointVendor\":\"VendorX\",\"chargePointModel\":\"SingleSocketCharger\"}");
    assertEquals(new Frame.Call("19223201", "BootNotification", payload), frame);
  }

  @Test
  void readsTheCallResultOfTheSpecification() {
    Frame frame =
        codec.read(
            "[3,\"19223201\",{\"status\":\"Accepted\",\"currentTime\":"
                + "\"2013-02-01T20:53:32.486Z\",\"heartbeatInterval\":300}]");
    JsonNode payload =
        json(
            "{\"status\":\"Accepted\",\"currentTime\":\"2013-02-01T20:53:32.486Z\","
                + "\"heartbeatInterval\":300}");
    assertEquals(new Frame.CallResult("19223201", payload), frame);
  }

  @Test
  void readsTheCallErrorOfTheErrata() {
    Frame frame =
        codec.read("[4,\"162376037\",\"NotSupported\",\"SendLocalList.req not implemented\",{}]");
    assertEquals(
        new Frame.CallError(
            "162376037", "NotSupported", "SendLocalList.req not implemented", EMPTY),
        frame);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2,'a','Heartbeat',null]", "[2,'a','Heartbeat',{}]"})
  void nullAndAnEmptyObjectAreTheSamePayload(String text) {
    assertEquals(new Frame.Call("a", "Heartbeat", EMPTY), read(text));
  }

  @Test
  void aCallResultMayCarryNullForAnEmptyPayload() {
    assertEquals(new Frame.CallResult("a", EMPTY), read("[3,'a',null]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[4,'a','GenericError']",
        "[4,'a','GenericError','']",
        "[4,'a','GenericError',null]",
        "[4,'a','GenericError','',null]",
        "[4,'a','GenericError',null,{}]",
      })
  void aCallErrorMayLackWhatNothingDependsOn(String text) {
    assertEquals(new Frame.CallError("a", "GenericError", "", EMPTY), read(text));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[2,'a']                           | RPC_FRAMEWORK_ERROR",
        "[2,'a'                            | RPC_FRAMEWORK_ERROR",
        "[2,'a','Heartbeat']               | RPC_FRAMEWORK_ERROR",
        "[2,'a','Heartbeat',               | RPC_FRAMEWORK_ERROR",
        "[2,'a','Heartbeat',{}             | RPC_FRAMEWORK_ERROR",
        "[2,'a','Heartbeat',{},{}]         | RPC_FRAMEWORK_ERROR",
        "[2,'a','Heartbeat',{},null]       | RPC_FRAMEWORK_ERROR",
        "[2,'a',7,{}]                      | RPC_FRAMEWORK_ERROR",
        "[2,'a',null,{}]                   | RPC_FRAMEWORK_ERROR",
        "[2,'a',{}]                        | RPC_FRAMEWORK_ERROR",
        "[2,'a',['Heartbeat'],{}]          | RPC_FRAMEWORK_ERROR",
        "[2,'a','',{}]                     | NOT_IMPLEMENTED",
        "[2,'a','Heartbeat',[]]            | FORMATION_VIOLATION",
        "[2,'a','Heartbeat','{}']          | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',0]             | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',true]          | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b'}]         | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':}]        | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{b:1}]         | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':1,}]      | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':[1,]}]    | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':[,1]}]    | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':TRUE}]    | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':1         | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':[1}}]     | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':'\\x'}]   | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':01}]      | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':+1}]      | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':.5}]      | FORMATION_VIOLATION",
        "[2,'a','Heartbeat',{'b':1.}]      | FORMATION_VIOLATION",
      })
  void aCallThatIsWrongIsAddressedAndNamed(String text, RpcError error) {
    Frame.Unreadable refused = assertInstanceOf(Frame.Unreadable.class, read(text));
    assertEquals("a", refused.messageId());
    assertEquals(error, refused.error());
  }

  @ParameterizedTest
  @CsvSource({"64, true", "65, false"})
  void anActionHasUpTo64Characters(int length, boolean readable) {
    Frame frame = read("[2,'a','" + "x".repeat(length) + "',{}]");
    if (readable) {
      assertInstanceOf(Frame.Call.class, frame);
    } else {
      assertEquals(
          RpcError.NOT_IMPLEMENTED, assertInstanceOf(Frame.Unreadable.class, frame).error());
    }
  }

  @Test
  void actionsAreLeftAsTheyAreSpelled() {
    assertEquals(new Frame.Call("a", "heartBEAT", EMPTY), read("[2,'a','heartBEAT',{}]"));
  }

  @Test
  void numbersKeepTheirExactValue() {
    JsonNode payload =
        assertInstanceOf(
                Frame.Call.class,
                read("[2,'a','X',{'i':-7,'l':9007199254740993,'d':0.10,'e':1e3,'z':-0}]"))
            .payload();
    assertEquals(-7, payload.get("i").intValue());
    assertEquals(9007199254740993L, payload.get("l").longValue());
    assertEquals(new BigDecimal("0.10"), payload.get("d").decimalValue());
    assertEquals(0, new BigDecimal(1000).compareTo(payload.get("e").decimalValue()));
    assertEquals(0, payload.get("z").intValue());
  }

  @Test
  void theOrderOfPropertiesIsKept() {
    Frame frame = read("[2,'a','X',{'z':1,'a':2,'m':3}]");
    assertEquals(
        "[2,\"a\",\"X\",{\"z\":1,\"a\":2,\"m\":3}]",
        codec.write(assertInstanceOf(Frame.Call.class, frame)));
  }

  @Test
  void f14_writesExactlyTheElementsOfTheSpecification() {
    JsonNode payload = json("{\"status\":\"Accepted\"}");
    assertEquals(
        "[2,\"1\",\"Heartbeat\",{}]", codec.write(new Frame.Call("1", "Heartbeat", EMPTY)));
    assertEquals(
        "[3,\"1\",{\"status\":\"Accepted\"}]", codec.write(new Frame.CallResult("1", payload)));
    assertEquals(
        "[4,\"1\",\"NotSupported\",\"no\",{}]",
        codec.write(new Frame.CallError("1", "NotSupported", "no", EMPTY)));
  }

  @Test
  void f14_idsActionsAndDescriptionsAreEscaped() {
    String odd = "\"\\\n\u001b\u20ac\ud83d\ude00";
    Frame.Complete call = new Frame.Call(odd, odd, EMPTY);
    Frame.Complete error = new Frame.CallError(odd, odd, odd, EMPTY);
    assertEquals(call, codec.read(codec.write(call)));
    assertEquals(error, codec.read(codec.write(error)));
    assertTrue(codec.write(call).chars().noneMatch(Character::isISOControl));
  }

  @Test
  void aPayloadThatIsJsonAlreadyIsTakenAsItIs() {
    assertEquals(
        "[2,\"1\",\"MeterValues\",{ \"a\" : 1.0 }]",
        codec.writeCall("1", "MeterValues", "{ \"a\" : 1.0 }"));
    assertEquals("[3,\"1\",{ }]", codec.writeCallResult("1", "{ }"));
  }

  @Test
  void aDescriptionIsCutTo255CharactersAndNotWithinOne() {
    String description = "x".repeat(254) + "\ud83d\ude00" + "y";
    Frame read = codec.read(codec.write(new Frame.CallError("1", "E", description, EMPTY)));
    assertEquals(
        "x".repeat(254) + "\ud83d\ude00",
        assertInstanceOf(Frame.CallError.class, read).description());
  }

  @Test
  void aFrameThatNobodyCouldReadIsNotMade() {
    String tooLong = "x".repeat(37);
    assertThrows(IllegalArgumentException.class, () -> new Frame.Call("", "A", EMPTY));
    assertThrows(IllegalArgumentException.class, () -> new Frame.Call(tooLong, "A", EMPTY));
    assertThrows(IllegalArgumentException.class, () -> new Frame.Call("\ud800", "A", EMPTY));
    assertThrows(IllegalArgumentException.class, () -> new Frame.CallResult(tooLong, EMPTY));
    assertThrows(
        IllegalArgumentException.class, () -> new Frame.CallError(tooLong, "E", "", EMPTY));
    assertThrows(IllegalArgumentException.class, () -> new Frame.Call("1", "", EMPTY));
    assertThrows(IllegalArgumentException.class, () -> new Frame.Call("1", "x".repeat(65), EMPTY));
  }

  @Test
  void limitsAreAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> new FrameLimits(0, 1, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new FrameLimits(1, 1, 1, 1, 1, 0));
  }

  private Frame read(String text) {
    return codec.read(text.replace('\'', '"'));
  }

  private static JsonNode json(String text) {
    return MAPPER.readTree(text);
  }
}
