package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hostile inputs M04 to M11, as far as a single frame shows them. */
class HostileFrameTest {
  private final FrameCodec codec = new FrameCodec();

  @Test
  void m04_aHundredThousandNestedArraysAreRefused() {
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, "[".repeat(100_000));
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call("{'b':" + "[".repeat(100_000)));
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call("{'b':".repeat(50_000)));
  }

  @ParameterizedTest
  @CsvSource({"30, true", "31, false"})
  void m04_theDepthEndsAt32(int arrays, boolean readable) {
    // The frame's own array and the payload are the first two levels.
    String text = call("{'b':" + "[".repeat(arrays) + "]".repeat(arrays) + "}");
    if (readable) {
      assertInstanceOf(Frame.Call.class, codec.read(text));
    } else {
      assertUnreadable("a", RpcError.FORMATION_VIOLATION, text);
    }
  }

  @ParameterizedTest
  @CsvSource({"4095, true", "4096, false"})
  void m04_theValuesEndAt4096(int keys, boolean readable) {
    String text =
        call(
            IntStream.range(0, keys)
                .mapToObj(i -> "'k" + i + "':1")
                .collect(Collectors.joining(",", "{", "}")));
    if (readable) {
      assertInstanceOf(Frame.Call.class, codec.read(text));
    } else {
      assertUnreadable("a", RpcError.FORMATION_VIOLATION, text);
    }
  }

  @Test
  void m04_aHundredThousandKeysAndOneHugeKeyAreRefused() {
    String keys =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "'k" + i + "':1")
            .collect(Collectors.joining(",", "{", "}"));
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call(keys));
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call("{'" + "k".repeat(1 << 20) + "':1}"));
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call("{'" + "k".repeat(257) + "':1}"));
    assertInstanceOf(Frame.Call.class, codec.read(call("{'" + "k".repeat(256) + "':1}")));
  }

  @Test
  void m04_aTextBeyond256KibIsRefusedButItsIdIsRead() {
    int most = 256 * 1024;
    String start = call("{}");
    assertInstanceOf(Frame.Call.class, codec.read(start + " ".repeat(most - start.length())));
    String longer = start + " ".repeat(most - start.length() + 1);
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, longer);
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, "[2,\"" + "a".repeat(most));
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, " ".repeat(most + 1));
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, longer.replace("\"a\"", "\"\""));
    assertInstanceOf(Frame.BrokenAnswer.class, codec.read(longer.replace("[2,", "[3,")));
  }

  @Test
  void m04_aStringBeyondItsLimitIsRefused() {
    int most = 64 * 1024;
    assertInstanceOf(Frame.Call.class, codec.read(call("{'b':'" + "x".repeat(most) + "'}")));
    assertUnreadable(
        "a", RpcError.PROPERTY_CONSTRAINT_VIOLATION, call("{'b':'" + "x".repeat(most + 1) + "'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "0e999999999",
        "1e99999999999999999999",
        "1e309",
        "1.8e308",
        "-1e400",
        "1e-400",
        "0e-9999",
        "1E+0000000001",
      })
  void m05_aNumberThatNoDoubleHoldsIsRefused(String number) {
    assertUnreadable("a", RpcError.PROPERTY_CONSTRAINT_VIOLATION, call("{'b':[" + number + "]}"));
  }

  @Test
  void m05_aNumberOfTooManyDigitsIsRefused() {
    for (String number :
        new String[] {"9".repeat(100_000), "0." + "3".repeat(100_000), "1" + "0".repeat(64)}) {
      assertUnreadable("a", RpcError.PROPERTY_CONSTRAINT_VIOLATION, call("{'b':" + number + "}"));
    }
    assertInstanceOf(Frame.Call.class, codec.read(call("{'b':" + "9".repeat(64) + "}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "INF", "nan", "0x10"})
  void m05_whatIsNoJsonNumberIsRefused(String number) {
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call("{'b':" + number + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0", "2147483648", "1.5e307", "1e-300", "9223372036854775808", "-0.0"})
  void m05_aLargeButOrdinaryNumberIsLeftToItsReader(String number) {
    Frame.Call call = assertInstanceOf(Frame.Call.class, codec.read(call("{'b':" + number + "}")));
    assertFalse(Double.isInfinite(call.payload().get("b").doubleValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'b':1,'b':2}",
        "{'b':1,'c':{'d':1,'d':1}}",
        "{'b':1,'\\u0062':2}",
        "{'b':null,'b':1}",
      })
  void m06_duplicateKeysAreRefused(String payload) {
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call(payload));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "]", "{}", "[2,'b','X',{}]", ",", "// done", "/* */", "\0", "\ufeff"})
  void m06_textAfterTheFrameIsRefused(String rest) {
    assertUnreadable("a", RpcError.RPC_FRAMEWORK_ERROR, call("{}") + rest.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{/* c */}", "{'b':1 // c\n}", "{# c\n}", "{'b':\u00001}", "{\ufeff}"})
  void m06_commentsNulAndByteOrderMarksAreRefused(String payload) {
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call(payload));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff", "/**/", "\0", "\u00a0", "x"})
  void m06_aFrameStartsWithItsArray(String before) {
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, before + call("{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'b':'\\ud800'}",
        "{'b':'\\udc00\\ud800'}",
        "{'b':'x\\ud83d'}",
        "{'\\ud800':1}",
        "{'b':'\ud800'}",
        "{'b':'\udc00'}",
        "{'\udc00':1}",
      })
  void m07_loneSurrogatesAreRefused(String payload) {
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call(payload));
  }

  @Test
  void m07_surrogatePairsAreCharacters() {
    Frame.Call call =
        assertInstanceOf(Frame.Call.class, codec.read(call("{'b':'\\ud83d\\ude00\ud83d\ude00'}")));
    assertEquals("\ud83d\ude00\ud83d\ude00", call.payload().get("b").stringValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "\u001b[31m", "\n", "\t"})
  void m07_bareControlCharactersAreRefused(String control) {
    assertUnreadable("a", RpcError.FORMATION_VIOLATION, call("{'b':'" + control + "'}"));
  }

  @Test
  void m07_anEscapedNulIsRefused() {
    assertUnreadable("a", RpcError.PROPERTY_CONSTRAINT_VIOLATION, call("{'b':'ABC\\u0000'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "5",
        "6",
        "99",
        "-2",
        "2.0",
        "2e0",
        "22",
        "999999999999999999999",
        "\"2\"",
        "\"CALL\"",
        "null",
        "true",
      })
  void m08_anUnknownMessageTypeIsNamedAndItsIdIsRead(String type) {
    assertUnreadable("a", RpcError.MESSAGE_TYPE_NOT_SUPPORTED, "[" + type + ",\"a\",{}]");
    assertUnreadable("a", RpcError.MESSAGE_TYPE_NOT_SUPPORTED, "[" + type + ",\"a\"");
    assertUnreadable("a", RpcError.MESSAGE_TYPE_NOT_SUPPORTED, "[" + type + ",\"a\",{{]");
    assertUnreadable(null, RpcError.MESSAGE_TYPE_NOT_SUPPORTED, "[" + type + ",\"\",{}]");
    assertUnreadable(null, RpcError.MESSAGE_TYPE_NOT_SUPPORTED, "[" + type + "]");
    assertUnreadable(null, RpcError.MESSAGE_TYPE_NOT_SUPPORTED, "[" + type + ",{}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[",
        "[]",
        "[[]]",
        "[{}]",
        "[[2],\"a\"]",
        "{}",
        "null",
        "2",
        "\"a\"",
        "true",
        "<xml/>",
        "[2",
        "[2]",
        "[2,",
        "[,]",
        "][",
        "{\"2\":\"a\"}",
      })
  void m08_whatIsNoFrameIsIgnored(String text) {
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "7",
        "null",
        "true",
        "[\"a\"]",
        "{\"a\":1}",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"1234567890123456789012345678901234567\"",
      })
  void m09_anInvalidIdIsNeverEchoed(String id) {
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, "[2," + id + ",\"Heartbeat\",{}]");
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, "[3," + id + ",{}]");
    assertUnreadable(null, RpcError.RPC_FRAMEWORK_ERROR, "[4," + id + ",\"E\",\"\",{}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        " ",
        "-1",
        "123456789012345678901234567890123456",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "\u20ac",
        "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00"
            + "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00"
            + "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00"
            + "\ud83d\ude00\ud83d\ude00",
      })
  void m09_anIdOf1To36CharactersIsRead(String id) {
    assertEquals(
        id,
        assertInstanceOf(Frame.Call.class, codec.read("[2,\"" + id + "\",\"Heartbeat\",{}]"))
            .messageId());
  }

  @Test
  void m10_anAnswerKeepsItsIdToTheLetter() {
    String text = "[3,\"A\\u0062 \",{}]";
    assertEquals("Ab ", assertInstanceOf(Frame.CallResult.class, codec.read(text)).messageId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[3,'a']",
        "[3,'a',[]]",
        "[3,'a','Accepted']",
        "[3,'a',5]",
        "[3,'a',{'b':1,'b':2}]",
        "[3,'a',{'transactionId':,}]",
        "[3,'a',{}",
        "[3,'a',{},{}]",
        "[3,'a',{}] x",
        "[3,'a',{'b':1e999}]",
        "[3,'a','Heartbeat',{}]",
        "[4,'a']",
        "[4,'a',5,'',{}]",
        "[4,'a',null]",
        "[4,'a','E',5,{}]",
        "[4,'a','E','',[]]",
        "[4,'a','E','',{},{}]",
        "[4,'a','E','',{}",
        "[4,'a','E','',{'b':1,'b':1}]",
        "[4,'a',",
      })
  void m11_anAnswerWithAReadableIdFailsItsCallAndIsNotAnswered(String text) {
    Frame.BrokenAnswer broken =
        assertInstanceOf(Frame.BrokenAnswer.class, codec.read(text.replace('\'', '"')));
    assertEquals("a", broken.messageId());
  }

  @Test
  void whatIsReportedNeverQuotesWhatArrived() {
    for (String text :
        new String[] {
          "[2,'a','ChangeConfiguration',{'key':'AuthorizationKey','value':s3cret}]",
          "[2,'a','X',{'s3cret':1,'s3cret':2}]",
          "[2,'a','X',{'b':'s3cret\\x'}]",
          "[2,'a','X',{}] s3cret",
          "s3cret",
        }) {
      Frame.Unreadable refused =
          assertInstanceOf(Frame.Unreadable.class, codec.read(text.replace('\'', '"')));
      assertFalse(refused.detail().contains("s3cret"), refused.detail());
    }
  }

  private static String call(String payload) {
    return "[2,\"a\",\"X\"," + payload.replace('\'', '"') + "]";
  }

  private void assertUnreadable(@Nullable String id, RpcError error, String text) {
    Frame.Unreadable refused = assertInstanceOf(Frame.Unreadable.class, codec.read(text));
    assertEquals(error, refused.error(), refused.detail());
    if (id == null) {
      assertNull(refused.messageId());
    } else {
      assertEquals(id, refused.messageId());
    }
  }
}
