package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.errorCode;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.errorOf;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.started;
import static hitchpost.simulator.field.Words.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.core.journal.Shelf;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The local authorization list. Source: OCPP 1.6, 3.5.2, 5.10 and 5.15. */
class LocalListTest {
  static String entry(String tag, String status) {
    return "{\"idTag\":\"" + tag + "\",\"idTagInfo\":{\"status\":\"" + status + "\"}}";
  }

  static String entry(String tag) {
    return entry(tag, "Accepted");
  }

  static String gone(String tag) {
    return "{\"idTag\":\"" + tag + "\"}";
  }

  private static String request(String type, int version, String... entries) {
    return "{\"listVersion\":"
        + version
        + ",\"updateType\":\""
        + type
        + "\",\"localAuthorizationList\":["
        + String.join(",", entries)
        + "]}";
  }

  static String full(Scenario s, int version, String... entries) {
    return asks(s, "SendLocalList", request("Full", version, entries));
  }

  static String changes(Scenario s, int version, String... entries) {
    return asks(s, "SendLocalList", request("Differential", version, entries));
  }

  static int version(Scenario s) {
    return s.csms.sends("GetLocalListVersion", "{}").get("listVersion").asInt();
  }

  /** Whether the token starts a transaction while there is no connection. */
  static boolean startsOffline(Scenario s, String tag) {
    s.connection.down();
    s.passes(seconds(1));
    s.car.plugsIn();
    s.driver.presents(tag);
    s.passes(seconds(10));
    return s.hardware(1).contactorClosed();
  }

  @ParameterizedTest
  @CsvSource({"CARD,card", "card,CARD", "CaRd,cArD"})
  void f58_tokensAreComparedWithoutRegardToCase(String listed, String presented) {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 1, entry(listed)));
    assertTrue(startsOffline(s, presented));
  }

  @Test
  void f58_changesFindTheirEntryInAnyCase() {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 1, entry("CARD"), entry("OTHER")));
    assertEquals("Accepted", changes(s, 2, gone("card")));
    assertFalse(startsOffline(s, "CARD"));
  }

  @Test
  void f58_listAndVersionSurviveRestartsAndResets() {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 7, entry("CARD")));
    s.grid.fails();
    s.grid.returns();
    s.bootsAgain();
    assertEquals("Accepted", asks(s, "Reset", "{\"type\":\"Hard\"}"));
    s.bootsAgain();
    assertEquals(7, version(s));
    assertTrue(startsOffline(s, "CARD"));
  }

  /** Some CSMSs clear the list with version 0, which is what an empty list is called. */
  @Test
  void f58_version0ClearsTheList() {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 7, entry("CARD")));
    assertEquals("Accepted", full(s, 0));
    assertEquals(0, version(s));
    assertEquals("Accepted", full(s, 3, entry("CARD")));
    assertEquals(
        "Accepted", asks(s, "SendLocalList", "{\"listVersion\":0,\"updateType\":\"Full\"}"));
    assertEquals(0, version(s));
    s.grid.fails();
    s.grid.returns();
    s.bootsAgain();
    assertEquals(0, version(s));
    assertFalse(startsOffline(s, "CARD"));
  }

  /** Content and version change together or not at all, wherever the power fails. */
  @ParameterizedTest
  @EnumSource(names = {"CUT_BEFORE_COMMIT", "CUT_AFTER_COMMIT"})
  void f58_aPowerCutLeavesTheOldListOrTheNew(Fate fate) {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 1, entry("OLD1"), entry("OLD2")));
    s.watchedBy((input, outputs) ->
        outputs.stream().anyMatch(LocalListTest::ofList) ? fate : Fate.CARRY_OUT);
    s.csms.calls("SendLocalList", request("Full", 2, entry("NEW1"), entry("NEW2")));
    s.passes(seconds(1));
    s.watchedBy((input, outputs) -> Fate.CARRY_OUT);
    s.grid.returns();
    s.bootsAgain();
    boolean kept = fate == Fate.CUT_BEFORE_COMMIT;
    assertEquals(kept ? 1 : 2, version(s));
    assertTrue(startsOffline(s, kept ? "OLD2" : "NEW2"));
    s.driver.presents(kept ? "OLD2" : "NEW2");
    s.passes(seconds(10));
    s.car.plugsOut();
    s.passes(seconds(10));
    assertFalse(startsOffline(s, kept ? "NEW1" : "OLD1"));
  }

  private static boolean ofList(Output output) {
    return output instanceof Output.Persist p && p.change().shelf() == Shelf.LOCAL_LIST;
  }

  @Test
  void aFullUpdateReplacesTheList() {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 9, entry("CARD")));
    assertEquals("Accepted", full(s, 2, entry("OTHER")), "a full list may have any version");
    assertEquals(2, version(s));
    assertFalse(startsOffline(s, "CARD"));
  }

  @Test
  void changesAddReplaceAndRemove() {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 1, entry("A"), entry("B"), entry("C")));
    assertEquals(
        "Accepted", changes(s, 2, gone("A"), entry("B", "Blocked"), entry("D"), gone("NEVER")));
    assertFalse(startsOffline(s, "A"));
    s.driver.presents("B");
    s.passes(seconds(5));
    assertFalse(s.hardware(1).contactorClosed());
    s.driver.presents("D");
    s.passes(seconds(5));
    assertTrue(s.hardware(1).contactorClosed());
  }

  @Test
  void noChangesGiveTheListANewVersionAndNothingElse() {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 1, entry("CARD")));
    assertEquals(
        "Accepted",
        asks(s, "SendLocalList", "{\"listVersion\":4,\"updateType\":\"Differential\"}"));
    assertEquals(4, version(s));
    assertTrue(startsOffline(s, "CARD"));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 4, 1, 0, -1, Integer.MIN_VALUE})
  void changesThatAreNotNewerMismatch(int version) {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 5, entry("CARD")));
    assertEquals("VersionMismatch", changes(s, version, gone("CARD")));
    assertEquals(5, version(s));
    assertTrue(startsOffline(s, "CARD"));
  }

  /** The version that the CSMS may build on is the one the station tells. */
  @Test
  void anEmptyListHasVersion0WhateverItWasCalled() {
    var s = new Scenario().booted();
    assertEquals(0, version(s));
    assertEquals("Accepted", full(s, 8, entry("CARD")));
    assertEquals("Accepted", changes(s, 9, gone("CARD")));
    assertEquals(0, version(s));
    assertEquals("Accepted", changes(s, 1, entry("CARD")));
    assertEquals(1, version(s));
  }

  @ParameterizedTest
  @CsvSource({"Full,0", "Full,-1", "Full,-2147483648"})
  void aListWithEntriesHasAVersionAbove0(String type, int version) {
    var s = new Scenario().booted();
    assertEquals("Failed", asks(s, "SendLocalList", request(type, version, entry("CARD"))));
    assertEquals(0, version(s));
  }

  /** OCPP 1.6, 6.41: tokens are unique; case makes no second token. */
  @ParameterizedTest
  @CsvSource({"Full,CARD,CARD", "Full,CARD,card", "Differential,CARD,Card"})
  void aTokenThatStandsTwiceFailsTheUpdateAsAWhole(String type, String one, String other) {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 1, entry("OLD")));
    String update = request(type, 2, entry("NEW"), entry(one), entry(other));
    assertEquals("Failed", asks(s, "SendLocalList", update));
    assertEquals(1, version(s));
    assertFalse(startsOffline(s, "NEW"));
    s.driver.presents("OLD");
    s.passes(seconds(5));
    assertTrue(s.hardware(1).contactorClosed());
  }

  /** OCPP 1.6, 7.1: in a full list every entry says what is known. */
  @Test
  void aFullListWithAnEntryOfWhichNothingIsKnownFails() {
    var s = new Scenario().booted();
    assertEquals("Failed", full(s, 1, entry("CARD"), gone("OTHER")));
    assertEquals(0, version(s));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'updateType':'Full'}|OccurenceConstraintViolation",
        "{'listVersion':1}|OccurenceConstraintViolation",
        "{'listVersion':'1','updateType':'Full'}|TypeConstraintViolation",
        "{'listVersion':1,'updateType':'Whole'}|PropertyConstraintViolation",
        "{'listVersion':1,'updateType':'Full','localAuthorizationList':{}}|TypeConstraintViolation",
        "{'listVersion':1,'updateType':'Full','localAuthorizationList':[{}]}"
            + "|OccurenceConstraintViolation",
        "{'listVersion':1,'updateType':'Full','localAuthorizationList':[{'idTag':'"
            + "123456789012345678901'}]}|PropertyConstraintViolation",
        "{'listVersion':1,'updateType':'Full','localAuthorizationList':[{'idTag':'A',"
            + "'idTagInfo':{'status':'Fine'}}]}|PropertyConstraintViolation",
        "{'listVersion':1,'updateType':'Full','x':1}|FormationViolation"
      })
  void aMalformedListIsAnErrorAndChangesNothing(String payload, String error) {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 6, entry("CARD")));
    assertEquals(error, errorOf(s.csms.sendsAnything("SendLocalList", payload.replace('\'', '"'))));
    assertEquals(6, version(s));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Blocked", "Expired", "Invalid"})
  void whoIsListedAsNotValidIsRefusedOffline(String status) {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").booted();
    assertEquals("Accepted", full(s, 1, entry("CARD", status)));
    assertFalse(startsOffline(s, "CARD"));
  }

  /** OCPP 1.6, 3.5.2: Accepted and ConcurrentTx both mark a token as valid. */
  @Test
  void whoIsListedAsInUseElsewhereIsValid() {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 1, entry("CARD", "ConcurrentTx")));
    assertTrue(startsOffline(s, "CARD"));
  }

  @Test
  void anEntryIsValidUntilItExpires() {
    String until = "2027-01-04T11:00:00Z";
    String entry =
        "{\"idTag\":\"CARD\",\"idTagInfo\":{\"status\":\"Accepted\",\"expiryDate\":\""
            + until
            + "\"}}";
    var early = new Scenario().booted();
    assertEquals("Accepted", full(early, 1, entry));
    early.passes(minutes(58));
    assertTrue(startsOffline(early, "CARD"));
    var late = new Scenario().with("AllowOfflineTxForUnknownId", "true").booted();
    assertEquals("Accepted", full(late, 1, entry));
    late.passes(minutes(61));
    assertFalse(startsOffline(late, "CARD"));
  }

  /** The list says who belongs together, as an answer of the CSMS does. */
  @Test
  void theListKnowsTheGroup() {
    var s = new Scenario().booted();
    String parent = "\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\"FAMILY\"}}";
    assertEquals(
        "Accepted", full(s, 1, "{\"idTag\":\"MUM\"," + parent, "{\"idTag\":\"DAD\"," + parent));
    assertTrue(startsOffline(s, "MUM"));
    s.driver.presents("DAD");
    s.passes(seconds(5));
    assertFalse(s.hardware(1).contactorClosed());
  }

  /** Online, whoever is listed as not valid may have become so: the CSMS is asked. */
  @Test
  void whoIsListedAsNotValidIsAskedForOnline() {
    var s = new Scenario().with("LocalPreAuthorize", "true").booted();
    assertEquals("Accepted", full(s, 1, entry("CARD", "Blocked")));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents("CARD");
    s.csms.receives(expect("Authorize", idTag("CARD")).answering(token("Blocked")));
    s.passes(minutes(1));
  }

  /** OCPP 1.6, 3.5.3. */
  @Test
  void theListGoesBeforeTheCacheAndKeepsItsTokensOutOfIt() {
    var s = new Scenario().booted();
    s.csms.answersByItself(true);
    assertEquals("Accepted", full(s, 1, entry("CARD", "Blocked")));
    s.csms.answersUsually("Authorize", token("Accepted"));
    s.car.plugsIn();
    s.driver.presents("CARD");
    s.passes(seconds(10));
    assertTrue(s.hardware(1).contactorClosed(), "the CSMS decides");
    s.driver.presents("CARD");
    s.passes(seconds(10));
    s.car.plugsOut();
    s.passes(seconds(10));
    assertFalse(startsOffline(s, "CARD"), "the cache went before the list");
    s.car.plugsOut();
    s.connection.up();
    s.passes(seconds(10));
    assertEquals("Accepted", full(s, 0));
    assertFalse(startsOffline(s, "CARD"), "a token on the list went into the cache");
  }

  /** OCPP 1.6, 3.5.2: the CSMS is told that list and answer differ, and the list stays. */
  @Test
  void aContradictionOfTheCsmsIsReportedOnceAndUntilTheNextList() {
    var s = new Scenario().with("LocalPreAuthorize", "true").booted();
    assertEquals("Accepted", full(s, 1, entry("CARD")));
    s.csms.answersByItself(true);
    s.csms.answersUsually("StartTransaction", started(5, "Blocked"));
    s.car.plugsIn();
    s.driver.presents("CARD");
    s.passes(seconds(10));
    s.driver.presents("CARD");
    s.passes(seconds(10));
    s.car.plugsOut();
    s.passes(minutes(1));
    var conflicts = expect("StatusNotification", connector(0), errorCode("LocalListConflict"));
    assertEquals(1, s.csms.heard("StatusNotification").stream().filter(conflicts::fits).count());
    assertEquals(1, version(s));
    s.csms.answersByItself(false);
    assertEquals("Accepted", full(s, 2, entry("CARD", "Blocked")));
    s.csms.receives("StatusNotification", connector(0), errorCode("NoError"));
    s.passes(minutes(5));
  }

  @Test
  void anAnswerThatAgreesIsNoContradiction() {
    var s = new Scenario().booted();
    assertEquals("Accepted", full(s, 1, entry("CARD")));
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.driver.presents("CARD");
    s.csms.answersUsually("StartTransaction", started(5, "ConcurrentTx"));
    s.passes(minutes(1));
    assertTrue(
        s.csms.heard("StatusNotification").stream()
            .noneMatch(expect("StatusNotification", errorCode("LocalListConflict"))::fits));
  }

  /** Key, frame limit and answer agree: the largest list that the key allows gets through. */
  @Test
  void aListOfThePublishedLengthFitsHoweverLargeItsEntries() {
    var s = new Scenario().booted();
    int most = Integer.parseInt(gets(s, "SendLocalListMaxLength"));
    assertTrue(most >= 600, most + " entries");
    assertEquals("Accepted", full(s, 1, largest(most)));
    assertEquals(1, version(s));
    assertEquals("Failed", full(s, 2, smallest(most + 1)));
    assertEquals(1, version(s));
  }

  private static String[] largest(int count) {
    var entries = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      String tag = "\\u0054\\u0041\\u0047" + "\\u0030".repeat(12) + "%05d".formatted(i);
      entries.add(
          "{\"idTag\":\""
              + tag
              + "\",\"idTagInfo\":{\"expiryDate\":\"2027-06-01T00:00:00.000000000+00:00\","
              + "\"parentIdTag\":\""
              + "\\u0047".repeat(20)
              + "\",\"status\":\"ConcurrentTx\"}}");
    }
    return entries.toArray(String[]::new);
  }

  private static String[] smallest(int count) {
    var entries = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      entries.add(entry("T" + i));
    }
    return entries.toArray(String[]::new);
  }

  @Test
  void aListGrowsWithChangesUpToItsPublishedLength() {
    var s = new Scenario().with("LocalAuthListMaxLength", "1000").booted();
    assertEquals("Accepted", full(s, 1, smallest(600)));
    List<String> more = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      more.add(entry("M" + i));
    }
    assertEquals("Accepted", changes(s, 2, more.toArray(String[]::new)));
    assertEquals("Failed", changes(s, 3, entry("ONE")));
    assertEquals(2, version(s));
    assertEquals("Accepted", changes(s, 3, gone("M5"), entry("ONE")), "room was made");
    assertTrue(startsOffline(s, "ONE"));
  }
}
