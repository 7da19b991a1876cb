package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.errorOf;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.started;
import static hitchpost.simulator.field.Words.starts;
import static hitchpost.simulator.field.Words.stops;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or broken CSMS sends to a station that is charging a car. */
class HostileInputTest {
  /** The promise for all of them: charging goes on and the next call is answered at once. */
  private static void assertUnimpressed(Scenario s) {
    long before = s.time.nanos();
    assertEquals("60", gets(s, "ConnectionTimeOut"));
    assertTrue(s.time.nanos() - before < seconds(1).toNanos(), "a slow answer");
    assertTrue(s.hardware(1).contactorClosed(), "the car no longer charges");
    assertTrue(s.station().station().view().transaction(1).isPresent());
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(stops(s.csms.lastTransaction(), "Local"), reports(1, "Finishing"));
  }

  private static String remoteStop(String id) {
    return "[2,\"x\",\"RemoteStopTransaction\",{\"transactionId\":" + id + "}]";
  }

  static Stream<Arguments> brokenCalls() {
    String start = "[2,\"x\",\"RemoteStartTransaction\",";
    String deep = "[".repeat(100_000);
    var many = new StringBuilder("{");
    for (int i = 0; i < 100_000; i++) {
      many.append("\"k").append(i).append("\":1,");
    }
    String wide = many.append("\"z\":1}").toString();
    String longKey = "{\"" + "k".repeat(1 << 20) + "\":1}";
    return Stream.of(
        Arguments.of("m04 nested arrays", start + deep, "FormationViolation"),
        Arguments.of("m04 many keys", start + wide + "]", "FormationViolation"),
        Arguments.of("m04 long key", start + longKey + "]", "FormationViolation"),
        Arguments.of("m05 1e999999999", remoteStop("1e999999999"), "PropertyConstraintViolation"),
        Arguments.of("m05 digits", remoteStop("9".repeat(100_000)), "PropertyConstraintViolation"),
        Arguments.of("m05 int32", remoteStop("2147483648"), "PropertyConstraintViolation"),
        Arguments.of("m05 NaN", remoteStop("NaN"), "FormationViolation"),
        Arguments.of("m05 Infinity", remoteStop("-Infinity"), "FormationViolation"),
        Arguments.of("m05 fraction", remoteStop("1.5"), "TypeConstraintViolation"),
        Arguments.of("m06 duplicate", remoteStop("1,\"transactionId\":2"), "FormationViolation"),
        Arguments.of("m06 comment", remoteStop("1/*c*/"), "FormationViolation"),
        Arguments.of("m06 trailing text", remoteStop("1") + "x", "FormationViolation"),
        Arguments.of("m06 NUL", start + "{\"idTag\":\"a\\u0000\"}]", "PropertyConstraintViolation"),
        Arguments.of("m07 surrogate", start + "{\"idTag\":\"\\ud800\"}]", "FormationViolation"),
        Arguments.of("m07 control", start + "{\"idTag\":\"a\u0007\"}]", "FormationViolation"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenCalls")
  void m04_m05_m06_m07_aBrokenCallGetsItsErrorAndChangesNothing(
      String name, String text, String error) {
    var s = new Scenario().charging();
    s.csms.says("x", text);
    assertEquals(error, errorOf(s.csms.awaitAnswer("x")));
    assertUnimpressed(s);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "[[[[",
        "\ufeff[2,\"x\",\"ClearCache\",{}]",
        "[0,\"x\",\"ClearCache\",{}]",
        "[1,\"x\",\"ClearCache\",{}]",
        "[5,\"x\",\"ClearCache\",{}]",
        "[99,\"x\",\"ClearCache\",{}]",
        "[\"2\",\"x\",\"ClearCache\",{}]",
        "[null,\"x\",\"ClearCache\",{}]",
        "[2.0,\"x\",\"ClearCache\",{}]",
        "[-2,\"x\",\"ClearCache\",{}]"
      })
  void m06_m08_whatIsNoMessageIsIgnoredAndCounted(String text) {
    var s = new Scenario().charging();
    int before = s.told(Fact.Dropped.class).size();
    s.csms.says(text);
    s.passes(seconds(5));
    assertEquals(before + 1, s.told(Fact.Dropped.class).size());
    assertUnimpressed(s);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2,\"\",\"ClearCache\",{}]",
        "[2,\"0123456789012345678901234567890123456\",\"ClearCache\",{}]",
        "[2,7,\"ClearCache\",{}]",
        "[2,null,\"ClearCache\",{}]",
        "[2,{\"a\":1},\"ClearCache\",{}]"
      })
  void m09_anInvalidIdIsNotEchoed(String text) {
    var s = new Scenario().charging();
    s.csms.says(text);
    s.passes(seconds(5));
    assertUnimpressed(s);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "012345678901234567890123456789012345", "\u00fc \\u0022 [,]"})
  void m09_anyValidIdIsEchoedToTheLetter(String id) {
    var s = new Scenario().charging();
    String real = id.replace("\\u0022", "\"");
    s.csms.says(real, "[2,\"" + id + "\",\"GetConfiguration\",{\"key\":[\"BlinkRepeat\"]}]");
    assertEquals(3, s.csms.awaitAnswer(real).get(0).asInt());
    assertUnimpressed(s);
  }

  @Test
  void m09_anIdThatBelongsToAnOpenCallIsAnError() {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    String call = "[2,\"u\",\"UnlockConnector\",{\"connectorId\":1}]";
    s.csms.says("u", call);
    s.csms.says("u", call);
    assertEquals("ProtocolError", errorOf(s.csms.awaitAnswer("u")));
    s.passes(seconds(5));
    assertEquals("Unlocked", s.csms.awaitAnswer("u").get(2).get("status").asString());
    assertEquals(1, s.csms.heard("StopTransaction").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[3,\"nobody\",{}]",
        "[4,\"nobody\",\"InternalError\",\"\",{}]",
        "[3,\"nobody\",null]",
        "[3,\"\",{}]",
        "[3]",
        "[4,\"nobody\"]"
      })
  void m10_anAnswerToNothingIsDroppedAndCounted(String text) {
    var s = new Scenario().charging();
    int before = s.told(Fact.Dropped.class).size();
    s.csms.says(text);
    s.passes(seconds(5));
    assertEquals(before + 1, s.told(Fact.Dropped.class).size());
    assertUnimpressed(s);
  }

  @Test
  void m10_aForeignAnswerCompletesNoOtherCall() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    Call open = s.csms.receivesAndIgnores(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.says("[3,\"0\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
    s.csms.says("[3,\"" + open.id().toUpperCase(java.util.Locale.ROOT) + "x\",{}]");
    s.passes(seconds(5));
    assertFalse(s.hardware(1).contactorClosed());
    s.csms.answer(open, null);
    s.csms.receives("Authorize");
  }

  @Test
  void m10_anAnswerThatComesTwiceIsAReplayAndReported() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    Call authorize = s.csms.receivesAndIgnores(expect("Authorize"));
    s.csms.answer(authorize, "{\"idTagInfo\":{\"status\":\"Invalid\"}}");
    s.passes(seconds(1));
    s.csms.answer(authorize, "{\"idTagInfo\":{\"status\":\"Accepted\"}}");
    s.passes(seconds(30));
    assertFalse(s.hardware(1).contactorClosed(), "a replayed answer opened the station");
    assertEquals(1, replays(s));
    s.csms.says("[3,\"never-asked\",{}]");
    s.passes(seconds(1));
    assertEquals(1, replays(s));
  }

  @Test
  void m10_aFloodOfReplaysIsOneEventAMinute() {
    var s = new Scenario().charging();
    String old = "[3,\"" + s.csms.heard("Authorize").getFirst().id() + "\",{}]";
    for (int i = 0; i < 500; i++) {
      s.csms.says(old);
      s.passes(java.time.Duration.ofMillis(200));
    }
    assertEquals(2, replays(s));
    assertUnimpressed(s);
  }

  private static long replays(Scenario s) {
    return s.told(Fact.SecurityHappened.class).stream()
        .filter(f -> f.event().type() == SecurityEventType.ATTEMPTED_REPLAY_ATTACKS)
        .count();
  }

  @Test
  void m10_anAnswerOfTheWrongKindFailsItsOwnCallOnly() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    Call open = s.csms.receivesAndIgnores(reports(1, "Preparing"));
    s.csms.answerAnyhow(open, "{\"status\":\"Accepted\",\"transactionId\":5}");
    s.driver.presents(CARD);
    Call authorize = s.csms.receivesAndIgnores(expect("Authorize"));
    s.csms.answerAnyhow(authorize, "{}");
    s.passes(seconds(10));
    assertFalse(s.hardware(1).contactorClosed());
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 1), reports(1, "Charging"));
  }

  /**
   * An answer may be broken beyond its id: the call it names has failed, and is not open for ever.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[3,\"%s\",{\"idTagInfo\":{\"status\":\"Accepted\"}}",
        "[3,\"%s\"]",
        "[3,\"%s\",[]]",
        "[3,\"%s\",{\"a\":1,\"a\":2}]",
        "[4,\"%s\"]",
        "[4,\"%s\",5,\"\",{}]"
      })
  void m10_m11_aBrokenAnswerFailsTheCallItNames(String text) {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    Call authorize = s.csms.receivesAndIgnores(expect("Authorize"));
    s.csms.says(text.formatted(authorize.id()));
    s.passes(seconds(1));
    s.driver.presents("OTHER");
    s.csms.receives("Authorize", idTag("OTHER"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"idTagInfo\":{\"status\":\"Accepted\"}}",
        "{\"transactionId\":1}",
        "{\"transactionId\":\"1\",\"idTagInfo\":{\"status\":\"Accepted\"}}",
        "{\"transactionId\":1.5,\"idTagInfo\":{\"status\":\"Accepted\"}}",
        "{\"transactionId\":4294967296,\"idTagInfo\":{\"status\":\"Accepted\"}}",
        "{\"transactionId\":1,\"idTagInfo\":{\"status\":\"Fine\"}}",
        "{\"transactionId\":null,\"idTagInfo\":{\"status\":\"Accepted\"}}",
        "{\"transactionId\":1,\"idTagInfo\":null}"
      })
  void m11_aWrongAnswerToAStartIsAFailedAttemptAndChargingGoesOn(String payload) {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    Call start = s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.csms.answerAnyhow(start, payload);
    s.csms.receives(reports(1, "Charging"));
    s.passes(seconds(55));
    assertTrue(s.hardware(1).contactorClosed());
    Call again = s.csms.receivesAndIgnoresWithin(seconds(10), expect("StartTransaction"));
    assertEquals(start.payload(), again.payload());
    s.csms.answer(again, started(6, "Accepted"));
    s.passes(seconds(1));
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(stops(6, "Local"), reports(1, "Finishing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\\u001b[31mred",
        "\\u202eabc",
        "'; DROP TABLE",
        "$(reboot)",
        "../../etc/passwd",
        "%n%s%x",
        "<script>"
      })
  void m07_oddTextsAreJustTexts(String text) {
    var s = new Scenario().charging();
    s.csms.says("x", "[2,\"x\",\"DataTransfer\",{\"vendorId\":\"" + text + "\"}]");
    assertEquals("UnknownVendorId", s.csms.awaitAnswer("x").get(2).get("status").asString());
    s.csms.says("y", "[2,\"y\",\"" + text + "\",{}]");
    assertEquals("NotImplemented", errorOf(s.csms.awaitAnswer("y")));
    assertUnimpressed(s);
  }

  @Test
  void m29_dataThatNobodyKnowsIsAnsweredHoweverMuchItIs() {
    var s = new Scenario().charging();
    String script = "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==${jndi:ldap://127.0.0.1/a}";
    for (String data : List.of("", script, "x".repeat(60_000))) {
      s.csms.says("x", transfer(data));
      assertEquals("UnknownVendorId", s.csms.awaitAnswer("x").get(2).get("status").asString());
    }
    s.csms.says("y", transfer("x".repeat(1 << 20)));
    assertEquals("FormationViolation", errorOf(s.csms.awaitAnswer("y")));
    assertUnimpressed(s);
  }

  private static String transfer(String data) {
    String id = data.length() > 60_000 ? "y" : "x";
    return "[2,\"" + id + "\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + data + "\"}]";
  }

  @Test
  void m21_aCsmsThatResetsAllTheTimeGetsOneRebootAMinute() {
    var s = new Scenario().booted();
    s.csms.answersByItself(true);
    for (int i = 0; i < 600; i++) {
      s.csms.calls("Reset", "{\"type\":\"Hard\"}");
      s.passes(seconds(1));
    }
    int boots = s.csms.heard("BootNotification").size();
    assertTrue(boots > 5 && boots <= 12, boots + " boots in ten minutes");
  }

  @Test
  void m21_theContactorDoesNotCloseTwiceInFiveSeconds() {
    var s = new Scenario().booted();
    s.csms.answersByItself(true);
    var closings = new ArrayList<Duration>();
    s.watchedBy((input, outputs) -> {
      for (Output output : outputs) {
        if (output instanceof Output.Hardware hardware
            && hardware.command() instanceof HardwareCommand.SetContactor set
            && set.closed()) {
          closings.add(Duration.ofNanos(s.time.nanos()));
        }
      }
      return Fate.CARRY_OUT;
    });
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(seconds(2));
    for (int i = 0; i < 300; i++) {
      s.car.stopsDrawing();
      s.passes(Duration.ofMillis(100));
      s.car.draws();
      s.passes(Duration.ofMillis(100));
    }
    assertTrue(closings.size() > 5, closings.toString());
    for (int i = 1; i < closings.size(); i++) {
      Duration between = closings.get(i).minus(closings.get(i - 1));
      assertFalse(between.compareTo(seconds(5)) < 0, closings.toString());
    }
    s.passes(seconds(10));
    assertTrue(s.hardware(1).contactorClosed());
  }

  @Test
  void m21_aStormOfOrdersIsAnsweredAndTheStationIsAsItShouldBeAfterwards() {
    var s = new Scenario().booted();
    s.csms.answersByItself(true);
    s.car.plugsIn();
    for (int i = 0; i < 100; i++) {
      asks(s, "RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"APP\"}");
      asks(s, "UnlockConnector", "{\"connectorId\":1}");
      asks(s, "ChangeAvailability", "{\"connectorId\":1,\"type\":\"Inoperative\"}");
      asks(s, "ChangeAvailability", "{\"connectorId\":1,\"type\":\"Operative\"}");
    }
    s.passes(minutes(5));
    assertEquals("Accepted", asks(s, "ClearCache", "{}"));
    assertEquals(s.csms.heard("StartTransaction").size(), s.csms.heard("StopTransaction").size());
    assertFalse(s.hardware(1).contactorClosed());
    for (int i = 0; i < 20; i++) {
      s.csms.calls("Reset", "{\"type\":\"Hard\"}");
    }
    s.passes(minutes(5));
    assertEquals(2, s.csms.heard("BootNotification").size(), "one reboot for all of them");
  }

  @Test
  void m30_aRecordedCallOnANewConnectionIsANewCall() {
    var s = new Scenario().booted();
    String recorded = "[2,\"r\",\"RemoteStartTransaction\",{\"idTag\":\"APP\",\"connectorId\":1}]";
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.csms.says("r", recorded);
    s.csms.receives("Authorize");
    assertEquals("Accepted", s.csms.awaitAnswer("r").get(2).get("status").asString());
    s.csms.receivesInAnyOrder(starts(1, 1), reports(1, "Charging"));
    s.passes(seconds(1));
    s.connection.down();
    s.passes(seconds(1));
    s.connection.up();
    s.passes(seconds(1));
    s.csms.says("r", recorded);
    assertEquals("Rejected", s.csms.awaitAnswer("r").get(2).get("status").asString());
    assertEquals("Accepted", asks(s, "RemoteStopTransaction", "{\"transactionId\":1}"));
    s.csms.receivesInAnyOrder(stops(1, "Remote"), reports(1, "Finishing"));
    s.passes(seconds(1));
    s.csms.says("r", recorded);
    s.csms.receivesInAnyOrder(expect("Authorize", idTag("APP")));
    assertEquals("Accepted", s.csms.awaitAnswer("r").get(2).get("status").asString());
  }

  /** What listeners and the log of facts see of a changed setting is its name, never its value. */
  @Test
  void m33_aChangedSettingIsToldWithoutItsValue() {
    var s = new Scenario().with("VendorPassword", "old").booted();
    assertEquals("Accepted", Words.sets(s, "VendorPassword", "hunter2"));
    List<String> facts = new ArrayList<>();
    s.told(Fact.class).forEach(fact -> facts.add(fact.toString()));
    assertTrue(facts.stream().anyMatch(f -> f.contains("VendorPassword")));
    assertTrue(facts.stream().noneMatch(f -> f.contains("hunter2")), "a value was told");
    s.passes(minutes(1));
  }

  /** What cannot be read is told of by its place, not by its text: it may be a secret. */
  @Test
  void m33_aBrokenCallIsNotQuoted() {
    var s = new Scenario().booted();
    String broken =
        "[2,\"x\",\"ChangeConfiguration\","
            + "{\"key\":\"AuthorizationKey\",\"value\":5,\"p\":\"hunter2\"";
    s.csms.says("x", broken);
    var answer = s.csms.awaitAnswer("x");
    assertEquals("FormationViolation", errorOf(answer));
    assertFalse(answer.toString().contains("hunter2"));
  }
}
