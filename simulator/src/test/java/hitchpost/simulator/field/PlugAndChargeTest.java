package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.types.EvCertificateRequest;
import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Expected;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.pki.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cars that show a contract. Source: OCPP 2.0.1 part 2, C07, M01 to M06, as in OCPP 1.6. */
class PlugAndChargeTest {
  private static final String VENDOR = "org.openchargealliance.iso15118pnc";
  private static final String CONTRACT = "DEABCC1234567X";
  private static final Instant NOW = Instant.parse("2027-01-04T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path folder;
  private Authority operator;
  private Authority v2g;

  @BeforeEach
  void authorities() throws GeneralSecurityException {
    operator = Authority.create("MO root", NOW, YEAR).answeringAt("http://ocsp.example/mo");
    v2g = Authority.create("V2G root", NOW, YEAR).answeringAt("http://ocsp.example/v2g");
  }

  private Scenario station() {
    return new Scenario().keepingCertificatesIn(folder).with("ISO15118PnCEnabled", "true");
  }

  private static String contract(Authority issuer, String name, Instant from, Duration lifetime)
      throws GeneralSecurityException {
    var key = Authority.newKey().getPublic();
    return Authority.pem(issuer.client(name, "Mobility", key, from, lifetime));
  }

  private String contract() throws GeneralSecurityException {
    return contract(operator, CONTRACT, NOW, YEAR);
  }

  /** What the answer to a message of plug and charge says. */
  private static JsonNode asks(Scenario s, String message, Object data) {
    JsonNode answer = s.csms.sends("DataTransfer", request(message, data));
    assertEquals("Accepted", answer.get("status").asString());
    return JSON.readTree(answer.get("data").asString());
  }

  private static String request(String message, Object data) {
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("vendorId", VENDOR)
            .put("messageId", message)
            .put("data", data instanceof String text ? text : JSON.writeValueAsString(data)));
  }

  private static Expected transfer(String message, String answer) {
    String data =
        JSON.writeValueAsString(
            JSON.createObjectNode().put("status", "Accepted").put("data", answer));
    return expect("DataTransfer", field("vendorId", VENDOR), field("messageId", message))
        .answering(data);
  }

  private static JsonNode data(JsonNode transfer) {
    return JSON.readTree(transfer.get("data").asString());
  }

  private static String installs(Scenario s, String type, Authority root)
      throws GeneralSecurityException {
    var data =
        JSON.createObjectNode()
            .put("certificateType", type)
            .put("certificate", Authority.pem(root.root()));
    return asks(s, "InstallCertificate", data).get("status").asString();
  }

  private static void shows(Scenario s, String chain) {
    s.car.plugsIn();
    s.csms.receives("StatusNotification", connector(1), Match.status("Preparing"));
    s.happens(new Stimulus.ShowContract(1, CONTRACT, chain));
  }

  private static String authorized(String token, String certificate) {
    return "{\"idTokenInfo\":{\"status\":\"%s\"},\"certificateStatus\":\"%s\"}"
        .formatted(token, certificate);
  }

  private static void charges(Scenario s) {
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", idTag(CONTRACT))
            .answering("{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}"),
        expect("StatusNotification", connector(1), Match.status("Charging")));
  }

  @Test
  void aContractIsAuthorizedWithWhatOcspNeeds() throws GeneralSecurityException {
    var s = station().booted();
    assertEquals("Accepted", installs(s, "MORootCertificate", operator));
    shows(s, contract());
    JsonNode asked =
        data(s.csms.receives(transfer("Authorize", authorized("Accepted", "Accepted"))));
    assertEquals(CONTRACT, asked.get("idToken").asString());
    assertFalse(asked.has("certificate"));
    JsonNode hash = asked.get("iso15118CertificateHashData").get(0);
    assertEquals("SHA256", hash.get("hashAlgorithm").asString());
    assertEquals("http://ocsp.example/mo", hash.get("responderURL").asString());
    charges(s);
    assertTrue(s.hardware(1).dialogue().contractAccepted());
  }

  @Test
  void aContractThatIsShownAgainGoesOn() throws GeneralSecurityException {
    var s = station().booted();
    installs(s, "MORootCertificate", operator);
    shows(s, contract());
    s.csms.receives(transfer("Authorize", authorized("Accepted", "Accepted")));
    charges(s);
    s.happens(new Stimulus.ShowContract(1, CONTRACT, contract()));
    s.passes(Duration.ofMinutes(1));
    assertTrue(s.hardware(1).dialogue().contractAccepted());
  }

  @ParameterizedTest
  @CsvSource({
    "Blocked, ContractCancelled",
    "Accepted, CertificateRevoked",
    "Accepted, CertChainError",
    "Invalid, CertificateExpired"
  })
  void whatTheCsmsDoesNotTakeDoesNotCharge(String token, String certificate)
      throws GeneralSecurityException {
    var s = station().booted();
    installs(s, "MORootCertificate", operator);
    shows(s, contract());
    s.csms.receives(transfer("Authorize", authorized(token, certificate)));
    s.passes(Duration.ofMinutes(2));
    assertFalse(s.hardware(1).dialogue().contractAccepted());
  }

  /** C07.FR.06. */
  @Test
  void centralContractValidationAllowedPassesTheChainOn() throws GeneralSecurityException {
    var s = station().booted();
    shows(s, contract());
    s.passes(seconds(10));
    assertFalse(s.hardware(1).dialogue().contractAccepted());
    assertEquals("Accepted", sets(s, "CentralContractValidationAllowed", true));
    String chain = contract();
    s.happens(new Stimulus.ShowContract(1, CONTRACT, chain));
    JsonNode asked =
        data(s.csms.receives(transfer("Authorize", authorized("Accepted", "Accepted"))));
    assertEquals(chain, asked.get("certificate").asString());
    charges(s);
  }

  @Test
  void aContractThatIsNotInOrderIsRefusedWithoutAsking() throws GeneralSecurityException {
    var s = station().with("CentralContractValidationAllowed", "true").booted();
    installs(s, "MORootCertificate", operator);
    Instant before = NOW.minus(Duration.ofDays(20));
    s.car.plugsIn();
    s.csms.receives("StatusNotification", connector(1), Match.status("Preparing"));
    for (String chain :
        List.of(
            "no certificate",
            contract(operator, "SOMEBODYELSE", NOW, YEAR),
            contract(operator, CONTRACT, before, Duration.ofDays(10)))) {
      s.happens(new Stimulus.ShowContract(1, CONTRACT, chain));
      s.passes(seconds(10));
      assertFalse(s.hardware(1).dialogue().contractAccepted());
    }
  }

  /** C07.FR.07 to C07.FR.12. */
  @ParameterizedTest
  @CsvSource({"false, true, false", "true, true, true", "true, false, false"})
  void contractValidationOfflineSaysWhatHoldsWithoutTheCsms(
      String offline, String unknown, boolean charges) throws GeneralSecurityException {
    var s = station().with("ContractValidationOffline", offline);
    s.with("AllowOfflineTxForUnknownId", unknown).booted();
    installs(s, "MORootCertificate", operator);
    s.connection.down();
    s.car.plugsIn();
    s.happens(new Stimulus.ShowContract(1, CONTRACT, contract()));
    s.passes(seconds(10));
    assertEquals(charges, s.hardware(1).dialogue().contractAccepted());
  }

  @Test
  void whileTheCsmsDoesNotKnowTheMessageTheOfflineRulesHold() throws GeneralSecurityException {
    var s = station().booted();
    installs(s, "MORootCertificate", operator);
    shows(s, contract());
    s.csms.receives(
        expect("DataTransfer", field("messageId", "Authorize"))
            .answering("{\"status\":\"UnknownVendorId\"}"));
    s.passes(seconds(10));
    assertFalse(s.hardware(1).dialogue().contractAccepted());
  }

  @Test
  void iso15118PnCEnabledSwitchesItOff() throws GeneralSecurityException {
    var s = station().with("ISO15118PnCEnabled", "false").booted();
    installs(s, "MORootCertificate", operator);
    shows(s, contract());
    s.happens(wants());
    s.passes(seconds(10));
    assertFalse(s.hardware(1).dialogue().contractAccepted());
    assertFalse(s.hardware(1).dialogue().certificateAccepted());
  }

  private static Stimulus wants() {
    return new Stimulus.WantCertificate(
        new EvCertificateRequest(1, "urn:iso:15118:2:2013:MsgDef", false, "RVhJ"));
  }

  @Test
  void whatACarWantsOfItsIssuerIsPassedOnBothWays() {
    var s = station().booted();
    s.car.plugsIn();
    s.csms.receives("StatusNotification", connector(1), Match.status("Preparing"));
    s.happens(wants());
    JsonNode asked =
        data(
            s.csms.receives(
                transfer(
                    "Get15118EVCertificate",
                    "{\"status\":\"Accepted\",\"exiResponse\":\"QU5T\"}")));
    assertEquals("Install", asked.get("action").asString());
    assertEquals("RVhJ", asked.get("exiRequest").asString());
    s.passes(seconds(1));
    assertTrue(s.hardware(1).dialogue().certificateAccepted());
    assertEquals("QU5T", s.hardware(1).dialogue().response());
  }

  @ParameterizedTest
  @ValueSource(strings = {"V2GRootCertificate", "MORootCertificate"})
  void rootsAreInstalledListedAndDeleted(String type) throws GeneralSecurityException {
    var s = station().booted();
    assertEquals("Accepted", installs(s, type, v2g));
    JsonNode listed =
        asks(s, "GetInstalledCertificateIds", "{\"certificateType\":[\"" + type + "\"]}");
    assertEquals("Accepted", listed.get("status").asString());
    JsonNode found = listed.get("certificateHashDataChain").get(0);
    assertEquals(type, found.get("certificateType").asString());
    var name = JSON.createObjectNode();
    name.set("certificateHashData", found.get("certificateHashData"));
    assertEquals("Accepted", asks(s, "DeleteCertificate", name).get("status").asString());
    assertEquals("NotFound", asks(s, "DeleteCertificate", name).get("status").asString());
    assertEquals("NotFound", asks(s, "GetInstalledCertificateIds", "{}").get("status").asString());
  }

  @Test
  void theStationGetsACertificateToShowCarsAndAsksForItsStatus() throws Exception {
    var s = station().with("CpoName", "ACME").booted();
    assertEquals("Accepted", installs(s, "V2GRootCertificate", v2g));
    assertEquals(
        "Accepted",
        asks(s, "TriggerMessage", "{\"requestedMessage\":\"SignV2GCertificate\"}")
            .get("status")
            .asString());
    JsonNode asked =
        data(s.csms.receives(transfer("SignCertificate", "{\"status\":\"Accepted\"}")));
    assertEquals("V2GCertificate", asked.get("certificateType").asString());
    String signed = Authority.pem(v2g.sign(asked.get("csr").asString(), NOW, YEAR));
    var brought =
        JSON.createObjectNode()
            .put("certificateType", "V2GCertificate")
            .put("certificateChain", signed);
    assertEquals("Accepted", asks(s, "CertificateSigned", brought).get("status").asString());
    JsonNode status =
        data(
            s.csms.receives(
                transfer(
                    "GetCertificateStatus",
                    "{\"status\":\"Accepted\",\"ocspResult\":\"T0NTUA==\"}")));
    assertEquals(
        "http://ocsp.example/v2g", status.get("ocspRequestData").get("responderURL").asString());
    s.passes(seconds(1));
    try (var files = Files.list(folder.resolve("v2g").resolve("ocsp"))) {
      assertEquals("T0NTUA==", Files.readString(files.findFirst().orElseThrow()));
    }
    assertEquals("Rejected", asks(s, "CertificateSigned", brought).get("status").asString());
    JsonNode all = asks(s, "GetInstalledCertificateIds", "{}").get("certificateHashDataChain");
    JsonNode shown =
        asks(s, "GetInstalledCertificateIds", "{\"certificateType\":[\"V2GCertificateChain\"]}")
            .get("certificateHashDataChain");
    assertEquals(2, all.size());
    assertEquals(1, shown.size());
    assertEquals(all.get(1), shown.get(0));
    assertEquals("V2GCertificateChain", shown.get(0).get("certificateType").asString());
    assertEquals(
        status.get("ocspRequestData").get("serialNumber"),
        shown.get(0).get("certificateHashData").get("serialNumber"));
    assertFalse(shown.get(0).has("childCertificateHashData"), "the root is no authority below it");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRejected() throws GeneralSecurityException {
    var s = station().with("CpoName", "ACME").booted();
    installs(s, "V2GRootCertificate", v2g);
    asks(s, "TriggerMessage", "{\"requestedMessage\":\"SignV2GCertificate\"}");
    JsonNode asked =
        data(s.csms.receives(transfer("SignCertificate", "{\"status\":\"Accepted\"}")));
    String signed = Authority.pem(operator.sign(asked.get("csr").asString(), NOW, YEAR));
    var brought = JSON.createObjectNode().put("certificateChain", signed);
    JsonNode answer = asks(s, "CertificateSigned", brought);
    assertEquals("Rejected", answer.get("status").asString());
    assertTrue(
        s.told(Fact.SecurityHappened.class).stream()
            .anyMatch(
                f -> f.event().type() == SecurityEventType.INVALID_CHARGING_STATION_CERTIFICATE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "InstallCertificate|{\"certificateType\":\"V2GRootCertificate\"}|Rejected",
        "InstallCertificate|no JSON|Rejected",
        "CertificateSigned|{}|Rejected",
        "Unheard|{}|UnknownMessageId",
      })
  void whatIsWrongIsAnsweredAsDataTransferDoes(String message, String data, String status) {
    var s = station().booted();
    JsonNode answer = s.csms.sends("DataTransfer", request(message, data));
    assertEquals(status, answer.get("status").asString());
    assertFalse(answer.has("data"));
  }
}
