package hitchpost.simulator.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.Trouble;
import hitchpost.simulator.live.Simulation;
import hitchpost.simulator.pki.Authority;
import hitchpost.simulator.pki.Authority.Kind;
import hitchpost.simulator.pki.Authority.Order;
import hitchpost.simulator.tls.OddCsms;
import hitchpost.station.doctor.Doctor;
import hitchpost.station.doctor.Finding;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.run.TimeSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each trouble over real sockets: the doctor names it, and the log of a station says the same. */
@Timeout(180)
class DoctorTest {
  private static final Instant BUILD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String REST = "\"currentTime\":\"2026-11-22T00:00:00Z\",\"interval\":9}]";
  private static final String PASSWORD = "do-not-print-this";

  @TempDir private Path folder;

  private final List<Finding> findings = new ArrayList<>();

  private StationFile file(String parts) {
    String text =
        """
        stationId: CP1
        evses: [{}]
        behaviour: {retryBackOffWaitMinimum: 1, retryBackOffRandomRange: 0,
          retryBackOffRepeatTimes: 0}
        storage: {directory: %s}
        %s
        """
            .formatted(folder.resolve("data"), parts);
    return StationFile.parse(text, folder);
  }

  private static List<Assembled> assembled(StationFile file) {
    return StationAssembly.of(file, "the file", BUILD, Simulation.offered(file));
  }

  private static String ws(int port) {
    return "csms: {url: \"ws://127.0.0.1:" + port + "/ocpp\"}";
  }

  private static String wss(int port) {
    return wss("127.0.0.1", port);
  }

  private static String wss(String host, int port) {
    return "csms: {url: \"wss://%s:%d\", password: %s}\n".formatted(host, port, PASSWORD)
        + "tls: {csmsRootCertificates: roots.pem}";
  }

  private boolean examines(String parts, boolean boot, Duration patience) {
    var doctor =
        new Doctor(assembled(file(parts)).getFirst(), Snapshot.empty(), InstantSource.system());
    return doctor.goes(doctor.ways().getFirst(), boot, patience, findings::add);
  }

  /** The one trouble that the doctor finds and the log of a station tells in the same words. */
  private Finding trouble(String parts) throws InterruptedException {
    assertFalse(examines(parts, true, PATIENCE));
    Finding bad = findings.getLast();
    assertEquals(Finding.Level.BAD, bad.level());
    assertFalse(bad.trouble().remedy().isEmpty(), bad.words());
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    StationFile file = file(parts);
    try (var simulation = new Simulation(file, assembled(file), TimeSource.lapsed(1))) {
      simulation.narrate(lines::add, false);
      simulation.start();
      awaits(lines, withoutClock(bad.words()), ". What to do: " + bad.trouble().remedy());
    }
    return bad;
  }

  /** What comes before the time of the moment, which differs from attempt to attempt. */
  private static String withoutClock(String words) {
    int clock = words.indexOf("; here it is");
    return clock < 0 ? words : words.substring(0, clock);
  }

  private static void awaits(BlockingQueue<String> lines, String words, String remedy)
      throws InterruptedException {
    List<String> seen = new ArrayList<>();
    while (true) {
      String line = lines.poll(60, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("the log has no '" + words + "' but " + seen);
      }
      seen.add(line);
      if (line.contains(words) && line.endsWith(remedy)) {
        return;
      }
    }
  }

  @Test
  void aPortWhereNobodyListens() throws Exception {
    // taken, so that nobody else comes to listen there
    try (var silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      assertEquals(Trouble.REFUSED, trouble(ws(silent.getLocalPort())).trouble());
    }
  }

  @Test
  void aNameThatNobodyKnows() throws Exception {
    Finding found = trouble("csms: {url: \"ws://csms.invalid\"}");
    assertEquals(Trouble.UNKNOWN_HOST, found.trouble());
    assertEquals(Finding.Step.NAME, found.step());
  }

  @ParameterizedTest
  @CsvSource({
    "401 Unauthorized, UNAUTHORIZED",
    "403 Forbidden, FORBIDDEN",
    "404 Not Found, NOT_FOUND",
    "301 Moved, REDIRECTED",
    "307 Temporary Redirect, REDIRECTED",
    "429 Too Many Requests, UNAVAILABLE",
    "502 Bad Gateway, UNAVAILABLE",
    "503 Service Unavailable, UNAVAILABLE",
    "200 OK, NO_WEBSOCKET",
    "400 Bad Request, NO_WEBSOCKET",
    "426 Upgrade Required, NO_WEBSOCKET",
    "500 Internal Server Error, NO_WEBSOCKET",
  })
  void anAnswerThatIsNoUpgrade(String status, Trouble trouble) throws Exception {
    try (var csms = OddCsms.answering("HTTP/1.1 " + status + "\r\n")) {
      Finding found = trouble(ws(csms.port()));
      assertEquals(trouble, found.trouble());
      assertTrue(found.words().contains("HTTP " + status.substring(0, 3)), found.words());
    }
  }

  @Test
  void anAnswerThatIsNoHttp() throws Exception {
    try (var csms = OddCsms.answering("220 ftp.example ready\r\n")) {
      assertEquals(Trouble.NO_WEBSOCKET, trouble(ws(csms.port())).trouble());
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "ocpp2.0.1", "'ocpp1.6, ocpp2.0.1'"})
  void aSubprotocolThatWasNotChosenAsItShould(String chosen) throws Exception {
    try (var csms = OddCsms.answering(OddCsms.good(chosen))) {
      assertEquals(Trouble.SUBPROTOCOL, trouble(ws(csms.port())).trouble());
    }
  }

  @Test
  void noAnswerToTheUpgrade() throws Exception {
    try (var csms = OddCsms.answering("close")) {
      assertEquals(Trouble.NO_ANSWER, trouble(ws(csms.port())).trouble());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drop | DROPPED",
        "[3,\"ID\",{\"status\":\"Pending\"," + REST + " | BOOT_PENDING",
        "[3,\"ID\",{\"status\":\"Rejected\"," + REST + " | BOOT_REJECTED",
        "[4,\"ID\",\"InternalError\",\"no such station\",{}] | BOOT_FAILED",
        "[3,\"ID\",{\"status\":\"Sure\"}] | BOOT_FAILED",
      })
  void aBootThatGoesWrong(String answer, Trouble trouble) throws Exception {
    try (var csms = OddCsms.booting(answer)) {
      Finding found = trouble(ws(csms.port()));
      assertEquals(trouble, found.trouble(), found.words());
      assertEquals(Finding.Step.BOOT, found.step());
    }
  }

  @Test
  void aBootThatIsNotAnswered() throws Exception {
    try (var csms = OddCsms.booting("")) {
      // the connection, too, has to be there in that time
      assertFalse(examines(ws(csms.port()), true, Duration.ofSeconds(10)));
      assertEquals(Trouble.BOOT_UNANSWERED, findings.getLast().trouble());
    }
  }

  @Test
  void withoutBootNothingIsSent() throws Exception {
    try (var csms = OddCsms.booting("")) {
      assertTrue(examines(ws(csms.port()), false, PATIENCE));
      assertEquals(List.of(), csms.messages);
    }
  }

  @Test
  void aClockThatIsFarFromThatOfTheCsmsIsTold() throws Exception {
    String accepted =
        "[3,\"ID\",{\"status\":\"Accepted\",\"currentTime\":\"2026-01-02T00:00:00Z\","
            + "\"interval\":9}]";
    try (var csms = OddCsms.booting(accepted)) {
      assertTrue(examines(ws(csms.port()), true, PATIENCE));
      assertTrue(findings.stream().anyMatch(f -> f.trouble() == Trouble.CLOCK));
      assertTrue(csms.messages.getFirst().contains("BootNotification"));
    }
  }

  @Test
  void aClockFromBeforeTheProgramWasMadeIsTold() {
    var doctor =
        new Doctor(
            assembled(file(ws(1))).getFirst(), Snapshot.empty(), () -> Instant.EPOCH.plus(YEAR));
    assertFalse(doctor.looksAtStation(findings::add));
    assertEquals(Trouble.CLOCK, findings.getLast().trouble());
  }

  /** What may be wrong with the certificate of a CSMS. */
  enum Flaw {
    EXPIRED(Trouble.CSMS_CERTIFICATE_EXPIRED),
    EARLY(Trouble.CSMS_CERTIFICATE_EARLY),
    OTHER_NAME(Trouble.CSMS_CERTIFICATE_NAME),
    OF_A_CLIENT(Trouble.CSMS_CERTIFICATE_UNFIT),
    OTHER_ROOT(Trouble.CSMS_CERTIFICATE_UNTRUSTED),
    SELF_SIGNED(Trouble.CSMS_CERTIFICATE_SELF_SIGNED),
    ISSUER_MISSING(Trouble.CSMS_CHAIN_INCOMPLETE);

    private final Trouble trouble;

    Flaw(Trouble trouble) {
      this.trouble = trouble;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateThatIsNotBelieved(Flaw flaw) throws Exception {
    Instant now = Instant.now();
    Authority root = Authority.create("Root", now.minus(YEAR), YEAR.multipliedBy(3));
    Authority other = Authority.create("Other", now.minus(YEAR), YEAR.multipliedBy(3));
    Files.writeString(folder.resolve("roots.pem"), Authority.pem(root.root()));
    Authority signer = flaw == Flaw.OTHER_ROOT || flaw == Flaw.ISSUER_MISSING ? other : root;
    var key = Authority.newKey();
    var order =
        new Order(
            new X500Principal("CN=csms"),
            key.getPublic(),
            flaw == Flaw.EARLY ? now.plus(Duration.ofDays(2)) : now.minus(Duration.ofDays(9)),
            flaw == Flaw.EXPIRED ? now.minus(Duration.ofDays(1)) : now.plus(Duration.ofDays(9)),
            flaw == Flaw.OF_A_CLIENT ? Kind.CLIENT : Kind.SERVER,
            List.of(flaw == Flaw.OTHER_NAME ? "127.0.0.9" : "127.0.0.1"));
    var who = new Authority.Server(signer.issue(order), key.getPrivate());
    X509Certificate[] more = {};
    if (flaw == Flaw.OTHER_ROOT) {
      more = new X509Certificate[] {other.root()};
    } else if (flaw == Flaw.SELF_SIGNED) {
      who = new Authority.Server(other.root(), other.key());
    }
    try (var csms = OddCsms.showing(who.key(), chain(who, more), false)) {
      Finding found = trouble(wss(csms.port()));
      assertEquals(flaw.trouble, found.trouble(), found.words());
      assertEquals(Finding.Step.TLS, found.step());
      assertEquals(List.of(), csms.requests);
    }
  }

  @Test
  void aWildcardIsNotAllowedUnlessTheStationSaysSoOrSpeaks16() throws Exception {
    try (var csms = serving(root().server("*.octt.test", Instant.now(), YEAR), false)) {
      String parts = wss("csms.octt.test", csms.port()) + "\nocppVersions: [\"2.0.1\"]";
      Finding found = trouble(parts);
      assertEquals(Trouble.CSMS_CERTIFICATE_WILDCARD, found.trouble(), found.words());
      assertTrue(found.words().contains("(*.octt.test, and not csms.octt.test)"), found.words());
      assertEquals(List.of(), csms.requests);
      examines(wss("csms.octt.test", csms.port()), false, PATIENCE);
      assertEquals(1, csms.requests.size());
      String allowed =
          "{component: SecurityCtrlr, variable: AllowCSMSTLSWildcards, value: \"true\"}";
      examines(parts + "\nvariables: [" + allowed + "]", false, PATIENCE);
      assertEquals(2, csms.requests.size());
    }
  }

  @Test
  void aCsmsThatWantsACertificateOfTheStation() throws Exception {
    try (var csms = serving(goodServer(), true)) {
      assertEquals(Trouble.OWN_CERTIFICATE_MISSING, trouble(wss(csms.port())).trouble());
    }
  }

  private static OddCsms serving(Authority.Server who, boolean wantsCertificate) throws Exception {
    return OddCsms.showing(who.key(), List.of(who.certificate()), wantsCertificate);
  }

  private static List<X509Certificate> chain(Authority.Server who, X509Certificate... more) {
    List<X509Certificate> chain = new ArrayList<>(List.of(more));
    chain.addFirst(who.certificate());
    return chain;
  }

  /** An authority that the station knows. */
  private Authority root() throws Exception {
    Authority root = Authority.create("Root", Instant.now(), YEAR);
    Files.writeString(folder.resolve("roots.pem"), Authority.pem(root.root()));
    return root;
  }

  private Authority.Server goodServer() throws Exception {
    return root().server("127.0.0.1", Instant.now(), YEAR);
  }

  @Test
  void aPortWithoutTls() throws Exception {
    root();
    try (var csms = new ServerSocket(0, 9, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual()
          .start(() -> {
            while (!csms.isClosed()) {
              try (var socket = csms.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                socket.getInputStream().readAllBytes();
              } catch (java.io.IOException closed) {
                // the test is over, or the station hangs up
              }
            }
          });
      assertEquals(Trouble.NO_TLS, trouble(wss(csms.getLocalPort())).trouble());
    }
  }

  @Test
  void whatGoesWellIsToldStepByStep() throws Exception {
    try (var csms = serving(goodServer(), false)) {
      assertTrue(examines(wss(csms.port()), false, PATIENCE));
      assertEquals(
          List.of("name", "TCP", "TLS", "certificates", "WebSocket"),
          findings.stream().map(f -> f.step().label()).toList());
      assertTrue(Objects.toString(csms.requests).contains("Authorization: Basic"));
    }
    assertFalse(findings.toString().contains(PASSWORD));
  }

  @Test
  void aProfileWithoutItsCertificateIsNotTried() throws Exception {
    Files.createDirectories(folder.resolve("own"));
    Finding found =
        trouble(
            "csms: {url: \"wss://127.0.0.1:1\", securityProfile: 3}\n"
                + "tls: {clientCertificates: own, clientKeys: own}");
    assertEquals(Trouble.NOT_EQUIPPED, found.trouble());
    assertTrue(found.words().contains("no certificate of its own"), found.words());
  }
}
