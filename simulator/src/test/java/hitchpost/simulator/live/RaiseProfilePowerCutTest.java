package hitchpost.simulator.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.ocpp16.messages.Action;
import hitchpost.simulator.csms.CsmsServer;
import hitchpost.simulator.csms.LiveCsms;
import hitchpost.simulator.csms.PkiFolder;
import hitchpost.simulator.csms.ServerSettings;
import hitchpost.simulator.csms.SigningDesk;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.csms.model.StationAnswer;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.pki.Authority;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * From security profile 1 to 3 over OCPP and over real TLS, with the power failing at every commit:
 * root, certificate and profile are brought by an operator who insists, and at the end the station
 * is there with profile 3, for good.
 */
class RaiseProfilePowerCutTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration YEAR = Duration.ofDays(365);

  /** For ever, as far as a busy machine goes: a station that is locked out never comes. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final String KEY = "00112233445566778899AABBCCDDEEFF";

  /** So that a station does not wait for long before it connects anew. */
  private static final int FASTER = 5;

  /** More commits than it takes. */
  private static final int MOST_COMMITS = 100;

  @TempDir private Path folder;

  /** Switched on and off by whoever tries. */
  private final class Site implements AutoCloseable {
    final LiveCsms live = new LiveCsms(new ModelCsms(), InstantSource.system());
    final Authority authority;
    final SigningDesk signing;
    final CsmsServer plain;
    final CsmsServer mutual;
    final Path home;
    final String where;
    FrailStation station;
    boolean cut;

    Site(int commit, boolean durable) throws Exception {
      where = "power cut at commit " + commit;
      home = folder.resolve("at-" + commit);
      authority = Authority.create("CSMS root", Instant.now(), YEAR);
      signing = SigningDesk.open(live, authority, InstantSource.system());
      var password = new ServerSettings.Password(HexFormat.of().parseHex(KEY));
      plain = serves(Optional.empty(), Optional.of(password));
      mutual = serves(Optional.of(authority), Optional.empty());
      station = switchedOff();
      station.failAt(commit, durable);
      station.start();
    }

    private CsmsServer serves(
        Optional<Authority> secure, Optional<ServerSettings.Password> password) throws Exception {
      var settings =
          new ServerSettings(
              Listen.parse("127.0.0.1:0"),
              secure.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      PkiFolder.context(
                          authority, authority.server("127.0.0.1", Instant.now(), YEAR))),
              secure.isPresent(),
              Map.of(),
              password,
              Duration.ZERO,
              ServerSettings.EVERY_VERSION);
      return CsmsServer.start(settings, live);
    }

    private FrailStation switchedOff() {
      String text =
          """
          stationId: CP1
          csms: {url: "ws://127.0.0.1:%d", securityProfile: 1, password: %s}
          networkProfiles: [{slot: 3, url: "wss://127.0.0.1:%d", securityProfile: 3}]
          evses: [{}]
          identity: {vendor: V, model: M, serialNumber: SN-0042}
          behaviour: {retryBackOffWaitMinimum: 1, retryBackOffRandomRange: 0,
            retryBackOffRepeatTimes: 0, securityProfileSwitchTimeoutSeconds: 3600}
          storage: {directory: data}
          configurationKeys: {CpoName: Operator, WebSocketPingInterval: "0", MessageTimeout: "3600"}
          tls: {clientCertificates: own, clientKeys: own}
          """
              .formatted(plain.address().getPort(), KEY, mutual.address().getPort());
      return new FrailStation(home, text, image -> {}, FASTER);
    }

    private boolean hasFailed() {
      return station.hasFailed();
    }

    private void restarts() {
      cut = true;
      station.close();
      station = switchedOff().start();
    }

    /** Asks again and again, through power cuts and reconnects, until the answer is as wanted. */
    void insists(Action action, JsonNode payload, Predicate<JsonNode> wanted) throws Exception {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (!wanted.test(answer(action, payload))) {
        assertTrue(System.nanoTime() < until, () -> where + ": " + action.wire());
        live.after(Long.MAX_VALUE - 1, LOOK);
      }
    }

    JsonNode answer(Action action, JsonNode payload) {
      try {
        var answer = live.call("CP1", action, payload);
        while (!answer.isDone()) {
          if (hasFailed()) {
            restarts();
          }
          live.after(live.ask(model -> model.ledger().lastNumber()), LOOK);
        }
        return answer.get() instanceof StationAnswer.Result result
            ? result.payload()
            : JsonNodeFactory.instance.objectNode();
      } catch (CallImpossible notConnected) {
        if (hasFailed()) {
          restarts();
        }
        return JsonNodeFactory.instance.objectNode();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    boolean certified() {
      return live.ask(model ->
          model
              .ledger()
              .after(0)
              .anyMatch(entry ->
                  entry instanceof LedgerEntry.Message message
                      && message.action().equals("CertificateSigned")
                      && message.direction() == LedgerEntry.Direction.FROM_STATION
                      && message.text().contains("Accepted")));
    }

    @Override
    public void close() {
      station.close();
      signing.close();
      plain.close();
      mutual.close();
      live.close();
    }
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static boolean isAccepted(JsonNode answer) {
    return answer.path("status").asString("").equals("Accepted");
  }

  private static boolean isThree(JsonNode answer) {
    return answer.at("/configurationKey/0/value").asString("").equals("3");
  }

  private void raises(Site site) throws Exception {
    JsonNode root =
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", "CentralSystemRootCertificate")
            .put("certificate", Authority.pem(site.authority.root()));
    site.insists(Action.INSTALL_CERTIFICATE, root, RaiseProfilePowerCutTest::isAccepted);
    site.insists(
        Action.EXTENDED_TRIGGER_MESSAGE,
        json("{'requestedMessage':'SignChargePointCertificate'}"),
        answer -> site.certified());
    JsonNode raise = json("{'key':'SecurityProfile','value':'3'}");
    JsonNode question = json("{'key':['SecurityProfile']}");
    site.insists(Action.GET_CONFIGURATION, question, answer -> isThreeOrAsked(site, answer, raise));
  }

  /** Asks for the profile, also anew when the station has gone back to the one before. */
  private static boolean isThreeOrAsked(Site site, JsonNode answer, JsonNode raise) {
    if (!isThree(answer) && !answer.isEmpty()) {
      site.answer(Action.CHANGE_CONFIGURATION, raise);
    }
    return isThree(answer);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void f48_s15_aPowerCutAtAnyCommitOfRaisingTheProfileLocksNobodyOut(boolean durable)
      throws Exception {
    for (int commit = 1; commit < MOST_COMMITS; commit++) {
      try (Site site = new Site(commit, durable)) {
        raises(site);
        if (!site.cut) {
          assertTrue(commit > 4, "only " + commit + " commits");
          return;
        }
        // the way from before is gone for good, and a restart finds the new one
        site.plain.close();
        site.restarts();
        site.insists(
            Action.GET_CONFIGURATION,
            json("{'key':['SecurityProfile']}"),
            RaiseProfilePowerCutTest::isThree);
      }
    }
    throw new AssertionError("it never ends");
  }
}
