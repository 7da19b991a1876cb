package hitchpost.station.transfer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers a CSMS may send a station to. Source: M22. */
class ReachTest {
  private static final Reach ANYWHERE = new Reach(true, true, true);
  private static final Reach PUBLIC = new Reach(false, false, true);
  private static final Reach ENCRYPTED = new Reach(true, true, false);

  /** Literal addresses: nothing is looked up. */
  private static InetAddress address(String text) throws Exception {
    return InetAddress.getByName(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.254",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.254",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:192.168.1.1"
      })
  void m22_privateNetworksAreTheOwnersChoice(String text) throws Exception {
    assertTrue(ANYWHERE.allows(address(text)));
    assertFalse(PUBLIC.allows(address(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"172.32.0.1", "100.63.255.255", "100.128.0.1", "8.8.8.8", "2001:db8::1"})
  void m22_theOpenInternetIsAllowed(String text) throws Exception {
    assertTrue(PUBLIC.allows(address(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "fe80::1", "224.0.0.1", "ff02::1", "0.0.0.0", "::"})
  void m22_whatOnlyTheLinkKnowsIsNeverAsked(String text) throws Exception {
    assertFalse(ANYWHERE.allows(address(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
  void m22_theStationItselfIsAskedOnlyBesideItsCsms(String text) throws Exception {
    assertTrue(ANYWHERE.allows(address(text)));
    assertFalse(PUBLIC.allows(address(text)));
  }

  @ParameterizedTest
  @CsvSource({"http", "ftp"})
  void m22_plainSchemesAreTheOwnersChoice(String scheme) throws Exception {
    Location at = Location.of(scheme + "://127.0.0.1/new.bin");
    assertDoesNotThrow(() -> at.check(ANYWHERE));
    var refused = assertThrows(TransferException.class, () -> at.check(ENCRYPTED));
    assertTrue(refused.hopeless());
    assertEquals(
        "files travel encrypted only: by https, ftps or sftp, unless files.plain allows others",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "ftps", "sftp"})
  void m22_encryptedSchemesAreAlwaysThere(String scheme) throws Exception {
    Location at = Location.of(scheme + "://127.0.0.1/new.bin");
    assertDoesNotThrow(() -> at.check(ENCRYPTED));
  }

  @Test
  void m22_theHostIsLookedAtByItsAddressWhateverItsName() throws Exception {
    Location at = Location.of("https://localhost/new.bin");
    assertThrows(TransferException.class, () -> at.check(PUBLIC));
  }
}
