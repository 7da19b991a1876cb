package hitchpost.simulator.tls;

import static hitchpost.simulator.tls.TlsSite.Outcome.CONNECTS;
import static hitchpost.simulator.tls.TlsSite.Outcome.CREDENTIALS_REFUSED;
import static hitchpost.simulator.tls.TlsSite.Outcome.CSMS_NOT_BELIEVED;
import static hitchpost.simulator.tls.TlsSite.Outcome.NO_COMMON_SUITE;
import static hitchpost.simulator.tls.TlsSite.Outcome.NO_COMMON_VERSION;
import static hitchpost.simulator.tls.TlsSite.Outcome.NO_EVENT;

import hitchpost.simulator.tls.Mint.Minted;
import hitchpost.station.certificates.Der;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a station makes of TLS as CSMS do it, well and badly, over real sockets: it connects, or it
 * fails closed with the security event of the standard. Source: OCPP 1.6 security whitepaper, A00.
 */
class TlsSuiteTest {
  private static final String TLS_1_2 = "TLSv1.2";
  private static final String TLS_1_3 = "TLSv1.3";
  private static final List<String> VERSIONS = List.of(TLS_1_2, TLS_1_3);
  private static final int PROTOCOL_VERSION = 70;
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int INSUFFICIENT_SECURITY = 71;

  private static KeyPair ec;
  private static KeyPair otherEc;
  private static KeyPair rsa;
  private static KeyPair weakRsa;
  private static Minted root;
  private static Minted rsaRoot;

  @TempDir Path folder;

  private TlsSite site;

  @BeforeAll
  static void mintRoots() throws Exception {
    ec = Mint.ec("secp256r1");
    otherEc = Mint.ec("secp256r1");
    rsa = Mint.rsa(2048);
    weakRsa = Mint.rsa(1024);
    root = Mint.root("Root", Mint.ec("secp384r1")).made();
    rsaRoot = Mint.root("RSA root", Mint.rsa(2048)).made();
  }

  @BeforeEach
  void opens() {
    site = new TlsSite(folder, List.of(root, rsaRoot));
  }

  private static Minted good(KeyPair key) throws Exception {
    return Mint.server(key, key == rsa ? rsaRoot : root).made();
  }

  private static byte[] alert(int minor, int code) {
    return new byte[] {21, 3, (byte) minor, 0, 2, 2, (byte) code};
  }

  @TestFactory
  @Tag("A00.FR.317")
  @Tag("A00.FR.420")
  Stream<DynamicTest> m27_s05_onlyTls12AndTls13AreSpoken() {
    Stream<DynamicTest> spoken =
        VERSIONS.stream()
            .flatMap(version ->
                Stream.of(ec, rsa)
                    .map(key ->
                        site.over(
                            version + " with " + key.getPublic().getAlgorithm(),
                            CONNECTS,
                            version,
                            List.of(),
                            () -> List.of(good(key)))));
    Stream<DynamicTest> chosen =
        IntStream.rangeClosed(0, 2)
            .mapToObj(minor ->
                site.saying(
                    "a server that chooses version 3." + minor,
                    NO_COMMON_VERSION,
                    OddCsms.serverHello(minor, 0xC013, 0)));
    Stream<DynamicTest> refused =
        IntStream.rangeClosed(0, 3)
            .mapToObj(minor ->
                site.saying(
                    "an alert protocol_version in a record 3." + minor,
                    NO_COMMON_VERSION,
                    alert(minor, PROTOCOL_VERSION)));
    Stream<DynamicTest> none =
        Stream.of("SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n")
            .map(text ->
                site.saying(
                    "no TLS but '" + text.strip() + "'",
                    NO_EVENT,
                    text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    Stream<DynamicTest> silent =
        Stream.of(site.inAHurry().saying("silence", NO_EVENT, new byte[0]));
    return Stream.of(spoken, chosen, refused, none, silent).flatMap(all -> all);
  }

  private DynamicTest suite(String suite, TlsSite.Outcome outcome) {
    boolean ofTls13 = !suite.contains("_WITH_");
    return site.over(
        suite,
        outcome,
        ofTls13 ? TLS_1_3 : TLS_1_2,
        List.of(suite),
        () -> List.of(good(suite.contains("_RSA_") ? rsa : ec)));
  }

  @TestFactory
  Stream<DynamicTest> m27_s06_suitesOfTheStandardAndBetterOnesConnect() {
    return Stream.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256")
        .map(suite -> suite(suite, CONNECTS));
  }

  @TestFactory
  @Tag("A00.FR.320")
  @Tag("A00.FR.323")
  @Tag("A00.FR.423")
  @Tag("A00.FR.426")
  Stream<DynamicTest> m27_s06_aServerWithWeakSuitesOnlyIsRefused() {
    return Stream.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256")
        .map(suite -> suite(suite, NO_COMMON_SUITE));
  }

  @TestFactory
  @Tag("A00.FR.424")
  Stream<DynamicTest> m27_s06_aServerThatChoosesWhatWasNotOfferedIsRefused() {
    Stream<DynamicTest> chosen =
        Stream.of(
                "0002 TLS_RSA_WITH_NULL_SHA",
                "0003 TLS_RSA_EXPORT_WITH_RC4_40_MD5",
                "0005 TLS_RSA_WITH_RC4_128_SHA",
                "0009 TLS_RSA_WITH_DES_CBC_SHA",
                "000A TLS_RSA_WITH_3DES_EDE_CBC_SHA",
                "002F TLS_RSA_WITH_AES_128_CBC_SHA",
                "0034 TLS_DH_anon_WITH_AES_128_CBC_SHA",
                "009C TLS_RSA_WITH_AES_128_GCM_SHA256, which the JDK has turned off",
                "C012 TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
                "CAFE, which does not exist")
            .map(suite ->
                site.saying(
                    "a server that chooses " + suite,
                    NO_COMMON_SUITE,
                    OddCsms.serverHello(3, Integer.parseInt(suite.substring(0, 4), 16), 0)));
    Stream<DynamicTest> compressed =
        Stream.of(
            site.saying(
                "a server that compresses", NO_COMMON_SUITE, OddCsms.serverHello(3, 0xC02F, 1)));
    Stream<DynamicTest> refused =
        Stream.of(HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY)
            .map(code -> site.saying("the alert " + code, NO_COMMON_SUITE, alert(3, code)));
    return Stream.of(chosen, compressed, refused).flatMap(all -> all);
  }

  private Stream<DynamicTest> onBothVersions(
      String what, TlsSite.Outcome outcome, TlsSite.Shown shown) {
    return onBothVersions(site, what, outcome, shown);
  }

  private static Stream<DynamicTest> onBothVersions(
      TlsSite at, String what, TlsSite.Outcome outcome, TlsSite.Shown shown) {
    return VERSIONS.stream()
        .map(version -> at.over(what + ", " + version, outcome, version, List.of(), shown));
  }

  private Stream<DynamicTest> bad(String what, TlsSite.Shown shown) {
    return onBothVersions(what, CSMS_NOT_BELIEVED, shown);
  }

  private static Minted between() throws Exception {
    return Mint.between("Between", otherEc, root).made();
  }

  @TestFactory
  @Tag("A00.FR.308")
  @Tag("A00.FR.411")
  Stream<DynamicTest> m27_s07_aCertificateThatIsNotForThisServerNowIsRefused() {
    return Stream.of(
            bad("expired", () -> List.of(Mint.server(ec, root).valid(-9, -1).made())),
            bad("not yet valid", () -> List.of(Mint.server(ec, root).valid(1, 9).made())),
            bad("another address", () -> List.of(Mint.server(ec, root).named("10.0.0.1").made())),
            bad("another host", () -> List.of(Mint.server(ec, root).named("a.example").made())),
            bad(
                "the name only where it does not count",
                () -> List.of(Mint.server(ec, root).called("127.0.0.1").named("a.example").made())),
            bad("no name", () -> List.of(Mint.server(ec, root).named().made())),
            bad("of a client", () -> List.of(Mint.server(ec, root).forUse(Mint.CLIENTS).made())),
            bad(
                "with a key that may not sign",
                () -> List.of(Mint.server(ec, root).as(false, Mint.AGREES_ON_KEYS).made())),
            bad(
                "with an extension that must be understood and is not",
                () -> List.of(Mint.server(ec, root).with("1.2.3.4", true, Der.sequence()).made())))
        .flatMap(all -> all);
  }

  @TestFactory
  @Tag("A00.FR.308")
  @Tag("A00.FR.411")
  Stream<DynamicTest> m27_s07_aChainThatLeadsToNoTrustedRootIsRefused() {
    return Stream.of(
            bad(
                "unknown root",
                () -> {
                  Minted stranger = Mint.root("Stranger", otherEc).made();
                  return List.of(Mint.server(ec, stranger).made(), stranger);
                }),
            bad(
                "a root that only has the right name",
                () -> List.of(Mint.server(ec, Mint.root("Root", otherEc).made()).made())),
            bad(
                "self-signed",
                () -> List.of(Mint.server(ec, root).made()).stream().map(this::itself).toList()),
            bad("missing intermediate", () -> List.of(Mint.server(ec, between()).made())),
            bad(
                "intermediate without CA flag",
                () -> {
                  Minted no = Mint.between("Between", otherEc, root).as(false, 6).made();
                  return List.of(Mint.server(ec, no).made(), no);
                }),
            bad(
                "intermediate without basic constraints",
                () -> {
                  Minted no = Mint.between("Between", otherEc, root).as(null, 6).made();
                  return List.of(Mint.server(ec, no).made(), no);
                }),
            bad(
                "intermediate that may not sign certificates",
                () -> {
                  Minted no = Mint.between("Between", otherEc, root).as(true, Mint.SIGNS).made();
                  return List.of(Mint.server(ec, no).made(), no);
                }),
            bad(
                "expired intermediate",
                () -> {
                  Minted old = Mint.between("Between", otherEc, root).valid(-9, -1).made();
                  return List.of(Mint.server(ec, old).made(), old);
                }),
            bad(
                "intermediate of tomorrow",
                () -> {
                  Minted early = Mint.between("Between", otherEc, root).valid(1, 9).made();
                  return List.of(Mint.server(ec, early).made(), early);
                }),
            bad(
                "a server that signs for another",
                () -> {
                  Minted server = Mint.server(otherEc, root).made();
                  return List.of(Mint.server(ec, server).made(), server);
                }))
        .flatMap(all -> all);
  }

  /** A chain of so many certificates, the root not among them. */
  private static List<Minted> chain(int length) throws Exception {
    var chain = new ArrayDeque<Minted>();
    Minted signer = root;
    for (int i = 1; i < length; i++) {
      signer = Mint.between("Between " + i, otherEc, signer).made();
      chain.addFirst(signer);
    }
    chain.addFirst(Mint.server(ec, signer).made());
    return List.copyOf(chain);
  }

  @TestFactory
  Stream<DynamicTest> m27_whatIsTooLongToBeReadIsRefused() {
    return Stream.of(
            onBothVersions("a chain of ten is read", CONNECTS, () -> chain(10)),
            bad("a chain of eleven", () -> chain(11)),
            bad("a chain of a hundred", () -> chain(100)),
            bad(
                "a certificate of 64 KiB",
                () ->
                    List.of(
                        Mint.server(ec, root)
                            .with("1.2.3.4", false, Der.octets(new byte[1 << 16]))
                            .made())))
        .flatMap(all -> all);
  }

  private Minted itself(Minted like) {
    try {
      return Mint.root("127.0.0.1", ec).as(false, Mint.SIGNS).named("127.0.0.1").made();
    } catch (Exception e) {
      throw new AssertionError(like.subject(), e);
    }
  }

  @TestFactory
  @Tag("A00.FR.501")
  @Tag("A00.FR.504")
  Stream<DynamicTest> m27_s08_weakKeysAndSignaturesAreRefused() {
    return Stream.of(
            bad("RSA 1024", () -> List.of(Mint.server(weakRsa, root).made())),
            bad(
                "signed with SHA-1 and ECDSA",
                () -> List.of(Mint.server(ec, root).signedBy("SHA1withECDSA").made())),
            bad(
                "signed with SHA-1 and RSA",
                () -> List.of(Mint.server(rsa, rsaRoot).signedBy("SHA1withRSA").made())),
            bad(
                "signed with MD5",
                () -> List.of(Mint.server(rsa, rsaRoot).signedBy("MD5withRSA").made())),
            bad(
                "intermediate with RSA 1024",
                () -> {
                  Minted weak = Mint.between("Weak", weakRsa, root).made();
                  return List.of(Mint.server(ec, weak).made(), weak);
                }),
            bad(
                "intermediate signed with SHA-1",
                () -> {
                  Minted weak =
                      Mint.between("Weak", otherEc, rsaRoot).signedBy("SHA1withRSA").made();
                  return List.of(Mint.server(ec, weak).made(), weak);
                }))
        .flatMap(all -> all);
  }

  @TestFactory
  Stream<DynamicTest> m27_s07_f47_goodChainsOfEveryKindConnect() {
    return Stream.of(
            onBothVersions(
                "over an intermediate",
                CONNECTS,
                () -> {
                  Minted between = between();
                  return List.of(Mint.server(ec, between).made(), between);
                }),
            onBothVersions(
                "over two, and the root sent along",
                CONNECTS,
                () -> {
                  Minted first = between();
                  Minted second = Mint.between("Second", rsa, first).made();
                  return List.of(Mint.server(ec, second).made(), second, first, root);
                }),
            onBothVersions(
                "RSA below an elliptic root",
                CONNECTS,
                () -> List.of(Mint.server(rsa, root).made())),
            onBothVersions(
                "SHA-384",
                CONNECTS,
                () -> List.of(Mint.server(ec, root).signedBy("SHA384withECDSA").made())),
            onBothVersions(
                site.at("localhost"),
                "the name in the common name",
                CONNECTS,
                () -> List.of(Mint.server(ec, root).called("localhost").named().made())),
            onBothVersions(
                site.at("localhost"),
                "a DNS name among others",
                CONNECTS,
                () -> List.of(Mint.server(ec, root).named("a.example", "localhost").made())),
            onBothVersions(
                "no extended use", CONNECTS, () -> List.of(Mint.server(ec, root).forUse().made())),
            onBothVersions(
                "a root that an expired one has cross-signed",
                CONNECTS,
                () -> {
                  Minted old = Mint.root("Old root", otherEc).valid(-30, -1).made();
                  var key = new KeyPair(root.certificate().getPublicKey(), root.key());
                  Minted cross = Mint.between("Root", key, old).valid(-30, -1).made();
                  return List.of(Mint.server(ec, root).made(), cross);
                }))
        .flatMap(all -> all);
  }

  /** Certificates of the CSMS are revoked by expiring soon; nobody is asked (Table 13). */
  @TestFactory
  Stream<DynamicTest> m27_s14_nobodyIsAskedWhetherTheCertificateOfTheCsmsIsRevoked() {
    byte[] nowhere = Der.tagged(0x86, "http://127.0.0.1:9/".getBytes());
    byte[] list = Der.sequence(Der.sequence(Der.tagged(0xA0, Der.tagged(0xA0, nowhere))));
    byte[] responder = Der.sequence(Der.sequence(Der.oid("1.3.6.1.5.5.7.48.1"), nowhere));
    return Stream.of(
            onBothVersions(
                "with a revocation list that cannot be had",
                CONNECTS,
                () -> List.of(Mint.server(ec, root).with("2.5.29.31", false, list).made())),
            onBothVersions(
                "with an OCSP responder that is not there",
                CONNECTS,
                () ->
                    List.of(
                        Mint.server(ec, root).with("1.3.6.1.5.5.7.1.1", false, responder).made())))
        .flatMap(all -> all);
  }

  @TestFactory
  Stream<DynamicTest> s09_aCsmsThatKnowsTheCertificateOfTheStationLetsItIn() throws Exception {
    Minted server = good(ec);
    return Stream.of(Mint.client(otherEc, root).made(), Mint.client(rsa, rsaRoot).made())
        .flatMap(own ->
            VERSIONS.stream()
                .map(version ->
                    site.withCertificate(
                        own.key().getAlgorithm() + ", " + version,
                        CONNECTS,
                        version,
                        own,
                        server)));
  }

  @TestFactory
  Stream<DynamicTest> s09_aCsmsThatDoesNotTakeTheCertificateOfTheStationIsNamed() throws Exception {
    Minted server = good(ec);
    Minted stranger = Mint.root("Stranger", rsa).made();
    return Stream.of(
            Mint.client(otherEc, stranger).called("of a stranger").made(),
            Mint.client(otherEc, root).called("expired").valid(-9, -1).made(),
            Mint.client(otherEc, root).called("of a server").forUse(Mint.SERVERS).made())
        .flatMap(own ->
            VERSIONS.stream()
                .map(version ->
                    site.withCertificate(
                        own.subject() + ", " + version,
                        CREDENTIALS_REFUSED,
                        version,
                        own,
                        server)));
  }

  @TestFactory
  Stream<DynamicTest> s09_aStationWithoutACertificateThatFitsIsNamed() throws Exception {
    Minted server = good(ec);
    Stream<DynamicTest> none =
        VERSIONS.stream()
            .map(version -> site.withoutCertificate("none, " + version, version, server));
    Stream<DynamicTest> alerts =
        Stream.of(42, 43, 44, 45, 46, 48, 49, 116)
            .map(code -> site.saying("the alert " + code, CREDENTIALS_REFUSED, alert(3, code)));
    Stream<DynamicTest> keyless =
        Stream.of(site.withOtherKey(Mint.client(otherEc, root).made(), rsa.getPrivate()));
    return Stream.of(none, alerts, keyless).flatMap(all -> all);
  }
}
