package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static hitchpost.simulator.field.Words.started;
import static hitchpost.simulator.field.Words.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that say whom the station lets in by itself. Source: OCPP 1.6, 3.5 and 9.1. */
class AuthorizationKeysTest {
  /** A station that heard of CARD from the CSMS, and is now empty again. */
  private static Scenario knowing(Scenario s, String authorizeAnswer) {
    s.booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.csms.answersUsually("Authorize", authorizeAnswer);
    s.csms.answersByItself(true);
    s.driver.presents(CARD);
    s.passes(seconds(10));
    s.driver.presents(CARD);
    s.passes(seconds(10));
    s.car.plugsOut();
    s.passes(seconds(10));
    s.csms.answersByItself(false);
    s.csms.answersUsually("Authorize", token("Accepted"));
    return s;
  }

  private static boolean startsOffline(Scenario s, String tag) {
    s.connection.down();
    s.passes(seconds(1));
    s.car.plugsIn();
    s.driver.presents(tag);
    s.passes(seconds(10));
    return s.hardware(1).contactorClosed();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void allowOfflineTxForUnknownIdSaysWhetherAStrangerMayCharge(boolean allowed) {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "AllowOfflineTxForUnknownId", allowed));
    assertEquals(allowed, startsOffline(s, "STRANGER"));
  }

  /** Whoever is known to be refused is no stranger. */
  @ParameterizedTest
  @ValueSource(strings = {"Invalid", "Blocked", "Expired"})
  void allowOfflineTxForUnknownIdLetsNobodyInWhoWasRefused(String status) {
    var s = knowing(new Scenario().with("AllowOfflineTxForUnknownId", "true"), token(status));
    assertFalse(startsOffline(s, CARD));
  }

  @Test
  void allowOfflineTxForUnknownIdLetsNobodyInWhoseTimeIsOver() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true");
    String info = "\"idTagInfo\":{\"status\":\"Accepted\",\"expiryDate\":\"2027-01-04T11:00:00Z\"}";
    s.csms.answersUsually("StartTransaction", "{\"transactionId\":1," + info + "}");
    s.csms.answersUsually("StopTransaction", "{" + info + "}");
    knowing(s, "{" + info + "}");
    s.passes(minutes(70));
    assertFalse(startsOffline(s, CARD));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void localAuthorizeOfflineSaysWhetherTheCacheCountsOffline(boolean allowed) {
    var s = knowing(new Scenario(), token("Accepted"));
    assertEquals("Accepted", sets(s, "LocalAuthorizeOffline", allowed));
    assertEquals(allowed, startsOffline(s, CARD));
  }

  @Test
  void localAuthorizeOfflineComparesTokensWithoutRegardToCase() {
    assertTrue(startsOffline(knowing(new Scenario(), token("Accepted")), "card"));
  }

  @Test
  void theCacheSurvivesRestartsAndResets() {
    var s = knowing(new Scenario(), token("Accepted"));
    s.grid.fails();
    s.grid.returns();
    s.bootsAgain();
    assertEquals("Accepted", asks(s, "Reset", "{\"type\":\"Hard\"}"));
    s.bootsAgain();
    assertTrue(startsOffline(s, CARD));
  }

  @Test
  void authorizationCacheEnabledSwitchesTheCache() {
    var s = knowing(new Scenario(), token("Accepted"));
    assertEquals("Accepted", sets(s, "AuthorizationCacheEnabled", false));
    assertEquals("Rejected", asks(s, "ClearCache", "{}"));
    assertFalse(startsOffline(s, CARD));
  }

  @Test
  void withoutACacheNothingIsRemembered() {
    var s = new Scenario().with("AuthorizationCacheEnabled", "false");
    knowing(s, token("Accepted"));
    assertEquals("Accepted", sets(s, "AuthorizationCacheEnabled", true));
    assertFalse(startsOffline(s, CARD));
  }

  @Test
  void aClearedCacheKnowsNobody() {
    var s = knowing(new Scenario(), token("Accepted"));
    assertEquals("Accepted", asks(s, "ClearCache", "{}"));
    s.passes(seconds(1));
    s.grid.fails();
    s.grid.returns();
    s.bootsAgain();
    assertFalse(startsOffline(s, CARD));
  }

  @Test
  void theCacheLearnsFromTheAnswerToAStart() {
    var s = new Scenario().with("StopTransactionOnInvalidId", "true");
    s.csms.answersUsually("StartTransaction", started(1, "Blocked"));
    s.csms.answersUsually("StopTransaction", "{}");
    knowing(s, token("Accepted"));
    assertFalse(startsOffline(s, CARD));
  }

  @Test
  void theCacheLearnsFromTheAnswerToAStop() {
    var s = new Scenario();
    s.csms.answersUsually("StopTransaction", token("Blocked"));
    knowing(s, token("Accepted"));
    assertFalse(startsOffline(s, CARD));
  }

  @Test
  void localPreAuthorizeStartsAKnownTokenWithoutAsking() {
    var s = knowing(new Scenario(), token("Accepted"));
    assertEquals("Accepted", sets(s, "LocalPreAuthorize", true));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(expect("StartTransaction", idTag(CARD)), reports(1, "Charging"));
  }

  @Test
  void withoutLocalPreAuthorizeAKnownTokenIsAskedFor() {
    var s = knowing(new Scenario(), token("Accepted"));
    assertEquals("Accepted", sets(s, "LocalPreAuthorize", false));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize", idTag(CARD));
  }

  /** OCPP 1.6, 3.5.1: whoever is cached as not valid is asked for, and may have become valid. */
  @Test
  void localPreAuthorizeAsksForATokenThatIsNotValidAnyMore() {
    var s = knowing(new Scenario(), token("Blocked"));
    assertEquals("Accepted", sets(s, "LocalPreAuthorize", true));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize", idTag(CARD));
    s.csms.receivesInAnyOrder(expect("StartTransaction"), reports(1, "Charging"));
  }

  @Test
  void localPreAuthorizeAsksForAStranger() {
    var s = new Scenario().with("LocalPreAuthorize", "true").booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents("STRANGER");
    s.csms.receives("Authorize", idTag("STRANGER"));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void authorizeRemoteTxRequestsSaysWhetherARemoteTokenIsAskedFor(boolean ask) {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "AuthorizeRemoteTxRequests", ask));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    String request = "{\"idTag\":\"APP\",\"connectorId\":1}";
    assertEquals("Accepted", asks(s, "RemoteStartTransaction", request));
    if (ask) {
      s.csms.receives("Authorize", idTag("APP"));
    }
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", idTag("APP"), field("connectorId", 1)), reports(1, "Charging"));
  }

  /** The CSMS is there but says nothing: after the timeout the station decides as offline. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void messageTimeoutEndsTheWaitForAnAuthorization(boolean allowed) {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "" + allowed);
    s.with("MessageTimeout", "7").booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receivesAndIgnores(expect("Authorize"));
    s.passes(Duration.ofMillis(6_900));
    assertFalse(s.hardware(1).contactorClosed());
    s.csms.answersByItself(true);
    s.passes(seconds(5));
    assertEquals(allowed, s.hardware(1).contactorClosed());
  }
}
