package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Memory.VALID;
import static hitchpost.simulator.conformance201.Memory.answer;
import static hitchpost.simulator.conformance201.Memory.asked;
import static hitchpost.simulator.conformance201.Memory.cached;
import static hitchpost.simulator.conformance201.Memory.entry;
import static hitchpost.simulator.conformance201.Memory.info;
import static hitchpost.simulator.conformance201.Memory.listed;
import static hitchpost.simulator.conformance201.Memory.trusting;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.offline;
import static hitchpost.simulator.conformance201.Told.remoteStart;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdToken.AdditionalInfo;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.IdTokenType;
import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may charge, where no certification case shows it. Source: OCPP 2.0.1 part 2, C01 to C16. */
class AuthorizationRulesTest {
  private static final String CARD = Scenario201.CARD;
  private static final String GROUP = "FAMILY";

  private static Scenario201 open() {
    return new Scenario201().with("AuthCtrlr.Enabled", "false");
  }

  private static void presents(Scenario201 s, IdToken token) {
    s.site.happens(new Stimulus.PresentToken(token, List.of()));
  }

  private static IdTokenInfo lastDecision(Scenario201 s) {
    return s.site.told(Fact.TokenDecided.class).getLast().info();
  }

  /** Whether anything was ever cached. */
  private static boolean remembers(Scenario201 s) {
    return !s.gets("AuthCacheCtrlr", "Storage").equals("0");
  }

  @Test
  @Tag("C01.FR.01")
  @Tag("C06.FR.01")
  void noEnergyIsOfferedBeforeAuthorization() {
    var s = new Scenario201().booted().evConnected();
    s.passes(3_600);
    assertEquals(0, s.site.hardware(1).offeredMilliAmperes());
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  @Test
  @Tag("C01.FR.04")
  @Tag("C08.FR.01")
  void aTokenIsAskedAboutOnceAndNothingElseIs() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.stopAuthorizedLocally().evDisconnected();
    assertEquals(1, s.csms.heard("Authorize").size());
  }

  @Test
  @Tag("C08.FR.02")
  void aDriverMayTakeAnyTimeAfterThePlug() {
    var s = new Scenario201().booted().evConnected();
    s.passes(7_200);
    s.authorizedLocally().energyTransferStarted();
  }

  @Test
  @Tag("C01.FR.17")
  @Tag("C04.FR.05")
  @Tag("C05.FR.04")
  void languagesAndMessagesReachTheStationAsTheyCame() {
    var s = new Scenario201().booted();
    asked(
        s,
        CARD,
        "{\"status\":\"Blocked\",\"language1\":\"en-US\",\"language2\":\"de\",\"personalMessage\":"
            + "{\"format\":\"UTF8\",\"content\":\"call us\"}}");
    s.passes(1);
    IdTokenInfo told = lastDecision(s);
    assertEquals("en-US", told.language1());
    assertEquals("de", told.language2());
    assertEquals("call us", Objects.requireNonNull(told.personalMessage()).content());
  }

  @Test
  @Tag("C01.FR.21")
  void aTokenChargesOnlyWhereItMay() {
    var s = new Scenario201(new Scenario().withEvses(2)).on();
    s.csms.answersUsually("Authorize", answer("{\"status\":\"Accepted\",\"evseId\":[2]}"));
    s.csms.answersByItself(true);
    s.passes(1);
    s.site.carAt(1).plugsIn();
    s.driver.presents(CARD);
    s.passes(30);
    assertFalse(s.site.hardware(1).contactorClosed());
    s.site.carAt(2).plugsIn();
    s.passes(30);
    assertFalse(s.site.hardware(1).contactorClosed());
    assertTrue(s.site.hardware(2).contactorClosed());
  }

  @Test
  @Tag("C01.FR.26")
  void anAuthorizationEndsWhenNoCarComes() {
    var s = new Scenario201().with("TxCtrlr.EVConnectionTimeOut", "30").booted();
    s.authorizedLocally();
    s.passes(31);
    s.car.plugsIn();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    s.passes(60);
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  @Test
  void additionalIdentifiersAreHandedOn() {
    var s = new Scenario201().booted().evConnected();
    presents(
        s,
        new IdToken(CARD, IdTokenType.ISO15693, List.of(new AdditionalInfo("4711", "contract"))));
    var more = field("idToken.additionalInfo.0.additionalIdToken", "4711");
    s.csms.receives("Authorize", token(CARD), more, field("idToken.type", "ISO15693"));
    s.csms.receives("TransactionEvent", started("Authorized"), token(CARD), more);
  }

  @Test
  void aTokenThatIsTooLongToTellIsTurnedAwayAtTheReader() {
    var s = new Scenario201().with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true").booted();
    s.driver.presents("X".repeat(37));
    s.passes(10);
    assertEquals("Invalid", lastDecision(s).status().wire());
    s.driver.presents("X".repeat(36));
    s.csms.receives("Authorize");
  }

  @Test
  @Tag("C02.FR.03")
  void whereAnybodyMayChargeACarIsEnoughAndNothingIsCached() {
    var s = open().booted();
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", status(1, 1, "Occupied")),
        expect("TransactionEvent", started("Authorized", "CablePluggedIn"), anybody()),
        expect("TransactionEvent", charging("Charging")));
    s.passes(1);
    assertFalse(remembers(s));
    s.driver.pressesStop(1);
    s.csms.receives("TransactionEvent", ended("StopAuthorized"));
    s.passes(60);
    s.site.happens(new Stimulus.PressStart(1));
    s.csms.receives("TransactionEvent", started("Authorized"), anybody());
  }

  private static Match anybody() {
    return Match.all(token(""), field("idToken.type", "NoAuthorization"));
  }

  @Test
  void whereAnybodyMayChargeATokenIsToldButNotAskedAbout() {
    var s = open().startingAt(AUTHORIZED).booted();
    s.driver.presents(CARD);
    s.csms.receives("TransactionEvent", started("Authorized"), token(CARD));
  }

  @Test
  void aStartButtonIsNotEnoughWhereATokenIsNeeded() {
    var s = new Scenario201().booted().evConnected();
    s.site.happens(new Stimulus.PressStart(1));
    s.passes(30);
  }

  @Test
  @Tag("C03.FR.01")
  @Tag("C03.FR.02")
  @Tag("C05.FR.01")
  @Tag("C05.FR.02")
  @Tag("C05.FR.03")
  @Tag("C05.FR.05")
  void aTokenOfTheCsmsIsNeitherAskedAboutNorCached() {
    var s = new Scenario201().with("AuthCtrlr.AuthorizeRemoteStart", "true").booted();
    s.evConnected();
    assertEquals(
        "Accepted",
        s.statusOf(
            "RequestStartTransaction",
            "{'remoteStartId':7,'evseId':1,'idToken':{'idToken':'PAID','type':'Central'}}"));
    s.csms.receives(
        "TransactionEvent",
        started("RemoteStart"),
        remoteStart(7),
        token("PAID"),
        field("idToken.type", "Central"));
    s.csms.receives("TransactionEvent", charging("Charging"));
    s.passes(1);
    assertFalse(remembers(s));
  }

  @Test
  @Tag("F01.FR.25")
  void aRemoteStartIsToldOfACarThatCameBefore() {
    var s = new Scenario201().with("AuthCtrlr.AuthorizeRemoteStart", "false");
    s.startingAt(EV_CONNECTED).booted().evConnected().authorizedRemotely(false);
  }

  @Test
  @Tag("C04.FR.04")
  void aTypedCodeIsNotShown() {
    var code = new IdToken("4711", IdTokenType.KEY_CODE);
    assertFalse(code.toString().contains("4711"));
    assertFalse(code.shown().contains("4711"));
  }

  @Test
  @Tag("C10.FR.01")
  @Tag("C10.FR.03")
  void theCacheKeepsWhomTheCsmsRefusedAndAsksAgain() {
    var s = trusting().booted();
    cached(s, CARD, info("Blocked"));
    assertTrue(remembers(s));
    asked(s, CARD, VALID);
    s.passes(61);
    s.authorizedByItself();
  }

  @Test
  @Tag("C10.FR.07")
  void aFullCacheForgetsTheOldest() {
    var s = new Scenario201().with("TxCtrlr.EVConnectionTimeOut", "1").booted();
    s.csms.answersByItself(true);
    for (int i = 0; i <= 1_000; i++) {
      s.driver.presents("CARD-" + i);
      s.passes(2);
    }
    s.csms.answersByItself(false);
    assertEquals("Accepted", s.sets("AuthCtrlr", "LocalPreAuthorize", "true"));
    s.driver.presents("CARD-1000");
    s.passes(2);
    s.driver.presents("CARD-0");
    s.csms.receives("Authorize", token("CARD-0"));
  }

  @Test
  @Tag("C10.FR.09")
  void aPersonalMessageIsNotCached() {
    var s = trusting().booted();
    cached(
        s,
        CARD,
        "{\"status\":\"Accepted\",\"language1\":\"nl\",\"personalMessage\":"
            + "{\"format\":\"UTF8\",\"content\":\"0.30 per kWh\"}}");
    s.authorizedByItself();
    assertEquals("nl", lastDecision(s).language1());
    assertEquals(null, lastDecision(s).personalMessage());
  }

  @Test
  @Tag("C10.FR.11")
  void aCacheThatIsOffKnowsNobody() {
    var s = trusting().with("AuthCacheCtrlr.Enabled", "false").booted();
    cached(s, CARD, VALID);
    s.authorizedLocally();
  }

  @Test
  @Tag("C12.FR.09")
  void aCachedMasterPassStartsNothing() {
    var s = trusting().with("AuthCtrlr.MasterPassGroupId", GROUP).booted();
    cached(s, CARD, info("Accepted", GROUP));
    s.evConnected();
    s.driver.presents(CARD);
    s.passes(60);
    assertFalse(s.running());
  }

  @ParameterizedTest
  @Tag("C13.FR.05")
  @Tag("C13.FR.06")
  @CsvSource({
    "false, UNKNOWN, false",
    "true, UNKNOWN, true",
    "false, LISTED, true",
    "true, LISTED, true",
    "false, EXPIRED, false",
    "true, EXPIRED, false",
    "true, BLOCKED, false"
  })
  void offlineTheListDecidesAndStrangersGoByTheSetting(
      String strangers, String card, boolean charges) {
    var s = trusting().with("AuthCtrlr.OfflineTxForUnknownIdEnabled", strangers).booted();
    listed(
        s,
        1,
        entry("LISTED", VALID),
        entry("EXPIRED", until("2027-01-04T09:00:00Z")),
        entry("BLOCKED", info("Blocked")));
    s.connection.down();
    s.driver.presents(card);
    s.car.plugsIn();
    s.site.time.pass(Duration.ofSeconds(30));
    assertEquals(charges, s.site.hardware(1).contactorClosed());
  }

  private static String until(String time) {
    return "{\"status\":\"Accepted\",\"cacheExpiryDateTime\":\"" + time + "\"}";
  }

  @Test
  @Tag("C14.FR.04")
  void aListedTokenInDateIsNotAskedAbout() {
    var s = new Scenario201().booted();
    listed(s, 1, entry(CARD, until("2027-01-04T11:00:00Z")));
    s.authorizedByItself().evConnected().energyTransferStarted();
  }

  @Test
  @Tag("C14.FR.05")
  void aListedTokenOutOfDateIsAskedAbout() {
    var s = trusting().booted();
    listed(s, 1, entry(CARD, until("2027-01-04T09:00:00Z")));
    s.authorizedLocally().evConnected().energyTransferStarted();
  }

  @Test
  void aListedTokenThatIsInUseElsewhereIsAskedAbout() {
    var s = trusting().booted();
    listed(s, 1, entry(CARD, info("ConcurrentTx")));
    s.authorizedLocally();
  }

  @Test
  @Tag("C15.FR.01")
  void aStrangerWhoWasLetInOfflineIsNotCached() {
    var s = trusting().with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true").booted();
    s.connection.down();
    s.driver.presents(CARD);
    s.site.time.pass(Duration.ofSeconds(70));
    s.connection.up();
    s.passes(5);
    assertFalse(remembers(s));
  }

  @Test
  @Tag("C15.FR.03")
  void aStrangerWhoIsRefusedLaterIsStoppedAndTheTransactionGoesOn() {
    var s =
        trusting()
            .with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true")
            .stoppingAt(EV_CONNECTED)
            .booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.site.time.pass(Duration.ofSeconds(30));
    s.connection.up();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    s.csms.receives(
        expect("TransactionEvent", started("Authorized"), offline())
            .answering(answer(info("Invalid"))));
    s.csms.receives("TransactionEvent", charging("Charging"), offline());
    s.csms.receives(
        "TransactionEvent", updated("Deauthorized"), charging("EVConnected", "SuspendedEVSE"));
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("EVConnected"));
    s.passes(1);
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  @Test
  @Tag("C15.FR.07")
  void aStrangerWhoIsRefusedLaterGetsTheAllowanceAndNoMore() {
    var s =
        trusting()
            .with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true")
            .with("TxCtrlr.StopTxOnInvalidId", "false")
            .with("TxCtrlr.MaxEnergyOnInvalidId", "500")
            .booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.site.time.pass(Duration.ofSeconds(30));
    s.csms.answersUsually("TransactionEvent", answer(info("Invalid")));
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(1);
    long before = s.site.hardware(1).deliveredMilliWattHours();
    s.passes(3_600);
    long drawn = s.site.hardware(1).deliveredMilliWattHours() - before;
    assertTrue(drawn > 450_000 && drawn < 550_000, "mWh: " + drawn);
  }

  @Test
  void withoutRemoteAuthorizationOnlyListAndCacheCount() {
    var s = new Scenario201().with("AuthCtrlr.DisableRemoteAuthorization", "true").booted();
    s.driver.presents("STRANGER");
    s.passes(10);
    listed(s, 1, entry("REFUSED", info("Blocked")), entry(CARD, VALID));
    s.driver.presents("REFUSED");
    s.passes(10);
    s.authorizedByItself().evConnected().energyTransferStarted();
  }
}
