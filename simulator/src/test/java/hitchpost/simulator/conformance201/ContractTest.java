package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.offline;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.pki.Authority;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** OCPP 2.0.1 part 6, 2.4: contracts that cars show. */
class ContractTest {
  private static final String CONTRACT = "DEABCC1234567X";
  private static final Instant NOW = Instant.parse("2027-01-04T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path folder;
  private Authority operator;
  private String chain;

  @BeforeEach
  void contract() throws GeneralSecurityException {
    operator = Authority.create("MO root", NOW, YEAR).answeringAt("http://ocsp.example/mo");
    var key = Authority.newKey().getPublic();
    chain = Authority.pem(operator.client(CONTRACT, "Mobility", key, NOW, YEAR));
  }

  private Scenario201 station() {
    return new Scenario201(new Scenario().keepingCertificatesIn(folder))
        .with("ISO15118Ctrlr.PnCEnabled", "true");
  }

  private Scenario201 judgedByTheCsms() {
    return station().with("ISO15118Ctrlr.CentralContractValidationAllowed", "true").booted();
  }

  /** CertificateInstalled: the root of the mobility operator. */
  private Scenario201 withRoot(Scenario201 station) throws GeneralSecurityException {
    Scenario201 s = station.booted();
    var request =
        JsonMapper.shared()
            .createObjectNode()
            .put("certificateType", "MORootCertificate")
            .put("certificate", Authority.pem(operator.root()));
    assertEquals("Accepted", s.statusOf("InstallCertificate", request.toString()));
    return s;
  }

  private void shows(Scenario201 s) {
    s.site.happens(new Stimulus.ShowContract(1, CONTRACT, chain));
  }

  /** The car shows its contract, which is asked about and answered so. */
  private void isAsked(Scenario201 s, String token, String certificate, Match also) {
    s.evConnected();
    shows(s);
    s.csms.receives(
        expect("Authorize", token(CONTRACT), field("idToken.type", "eMAID"), also)
            .answering(
                "{\"idTokenInfo\":{\"status\":\"%s\"},\"certificateStatus\":\"%s\"}"
                    .formatted(token, certificate)));
  }

  private static Match withHashes() {
    return Match.that(
        "iso15118CertificateHashData", p -> p.path("iso15118CertificateHashData").size() > 0);
  }

  private Match withChain() {
    return field("certificate", chain);
  }

  private static void charges(Scenario201 s) {
    s.authorized(CONTRACT).energyTransferStarted();
    assertTrue(s.site.hardware(1).dialogue().contractAccepted());
  }

  private static void doesNotCharge(Scenario201 s) {
    s.passes(60);
    assertFalse(s.running());
    assertFalse(s.site.hardware(1).dialogue().contractAccepted());
  }

  @Test
  void TC_C_50_CS() throws GeneralSecurityException {
    var s = withRoot(station());
    isAsked(s, "Accepted", "Accepted", withHashes());
    charges(s);
  }

  @Test
  void TC_C_51_CS() throws GeneralSecurityException {
    var s = withRoot(station());
    isAsked(s, "Invalid", "ContractCancelled", withHashes());
    doesNotCharge(s);
  }

  @Test
  void TC_C_52_CS() {
    var s = judgedByTheCsms();
    isAsked(s, "Accepted", "Accepted", withChain());
    charges(s);
  }

  @Test
  void TC_C_53_CS() {
    var s = judgedByTheCsms();
    isAsked(s, "Invalid", "CertificateRevoked", withChain());
    doesNotCharge(s);
  }

  private Scenario201 showsOffline(boolean validates, boolean unknownCharge)
      throws GeneralSecurityException {
    var s =
        withRoot(
            station()
                .with("ISO15118Ctrlr.ContractValidationOffline", String.valueOf(validates))
                .with("AuthCtrlr.OfflineTxForUnknownIdEnabled", String.valueOf(unknownCharge)));
    Memory.listed(s, 1, Memory.entry(CONTRACT, Memory.VALID).replace("'ISO14443'", "'eMAID'"));
    s.connection.down();
    s.car.plugsIn();
    shows(s);
    s.site.time.pass(Duration.ofSeconds(30));
    s.connection.up();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    return s;
  }

  @Test
  void TC_C_54_CS() throws GeneralSecurityException {
    var s = showsOffline(true, true);
    s.csms.receives("TransactionEvent", started("Authorized"), token(CONTRACT), offline());
    s.csms.receives("TransactionEvent", charging("Charging"), offline());
  }

  @Test
  void TC_C_55_CS() throws GeneralSecurityException {
    doesNotCharge(showsOffline(false, false));
  }
}
