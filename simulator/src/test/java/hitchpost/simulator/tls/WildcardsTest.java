package hitchpost.simulator.tls;

import hitchpost.simulator.tls.TlsSite.Outcome;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates of a CSMS that have a wildcard somewhere: OCPP 2.0.1 wants the host named, OCPP 1.6
 * does not care. Source: OCPP 2.0.1 errata 2.62; RFC 2818, 3.1.
 */
class WildcardsTest {
  private static final String HOST = "csms.octt.test";
  private static final String WILD = "*.octt.test";

  @TempDir Path folder;

  /** A certificate with this common name, and with these names beside it. */
  private record Named(String what, boolean namesHost, String common, String... names) {}

  @TestFactory
  Stream<DynamicTest> theHostHasToBeNamedUnlessItIs16() throws Exception {
    KeyPair key = Mint.ec("secp256r1");
    Mint.Minted root = Mint.root("Root", key).made();
    var site = new TlsSite(folder, List.of(root)).at(HOST);
    return Stream.of(
            new Named("a wildcard beside another name", false, HOST, "other.octt.test", WILD),
            new Named("a wildcard as the common name", false, WILD),
            new Named("the host beside a wildcard", true, WILD, WILD, HOST),
            new Named("the host in capitals", true, WILD, WILD, "CSMS.OCTT.TEST"),
            new Named("the host, with a wildcard that does not count", true, WILD, HOST),
            new Named("the host as the common name, beside an address", true, HOST, "10.0.0.1"))
        .flatMap(named ->
            Stream.of("1.6", "2.0.1")
                .map(version ->
                    site.speaking(version)
                        .over(
                            named.what() + ", OCPP " + version,
                            named.namesHost() || version.equals("1.6")
                                ? Outcome.CONNECTS
                                : Outcome.CSMS_NOT_BELIEVED,
                            "TLSv1.3",
                            List.of(),
                            () ->
                                List.of(
                                    Mint.server(key, root)
                                        .called(named.common())
                                        .named(named.names())
                                        .made()))));
  }

  /** An address is named or it is not: no wildcard stands for it. */
  @TestFactory
  Stream<DynamicTest> anAddressBesideAWildcardIsNamed() throws Exception {
    KeyPair key = Mint.ec("secp256r1");
    Mint.Minted root = Mint.root("Root", key).made();
    return Stream.of(
        new TlsSite(folder, List.of(root))
            .speaking("2.0.1")
            .over(
                "an address beside a wildcard",
                Outcome.CONNECTS,
                "TLSv1.3",
                List.of(),
                () -> List.of(Mint.server(key, root).named(WILD, "127.0.0.1").made())));
  }
}
