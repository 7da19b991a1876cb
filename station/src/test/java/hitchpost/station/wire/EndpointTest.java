package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection URL and the credentials: OCPP-J 1.6, 3.1.1; field requirements F36, F37. */
class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "ws://centralsystem.example.com/ocpp, CP001, /ocpp/CP001",
    "wss://centralsystem.example.com/ocppj, RDAM 123, /ocppj/RDAM%20123",
    "ws://h, CP1, /CP1",
    "ws://h/, CP1, /CP1",
    "ws://h/a/, CP1, /a/CP1",
    "ws://h/a?tenant=7&x=%20, CP1, /a/CP1?tenant=7&x=%20",
    "ws://h/a%2Fb/c, CP1, /a%2Fb/c/CP1",
    "ws://h/o, RDAM|123, /o/RDAM%7C123",
    "ws://h/o, a/b, /o/a%2Fb",
    "ws://h/o, 100%, /o/100%25",
    "ws://h/o, DE*ICE*E1, /o/DE*ICE*E1",
    "ws://h/o, a:b?c#d+e, /o/a%3Ab%3Fc%23d%2Be",
    "ws://h/o, Säule 1, /o/S%C3%A4ule%201",
    "ws://h/o, ../x, /o/..%2Fx",
  })
  void theIdentityIsOnePercentEncodedPathSegment(String url, String id, String target) {
    assertEquals(target, endpoint(url, id).requestTarget());
  }

  @ParameterizedTest
  @CsvSource({
    "ws://h/x, h, 80, h",
    "wss://h/x, h, 443, h",
    "ws://h:80/x, h, 80, h",
    "ws://h:443/x, h, 443, h:443",
    "wss://h:9000/x, h, 9000, h:9000",
    "WS://h:9000, h, 9000, h:9000",
    "ws://[::1]:9000/x, ::1, 9000, [::1]:9000",
    "ws://csms_1:8180/x, csms_1, 8180, csms_1:8180",
    "ws://csms_1/x, csms_1, 80, csms_1",
  })
  void hostAndPortComeFromTheUrl(String url, String host, int port, String header) {
    Endpoint endpoint = endpoint(url, "CP1");
    assertEquals(host, endpoint.host());
    assertEquals(port, endpoint.port());
    assertEquals(header, endpoint.hostHeader());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/x",
        "ws:opaque",
        "/relative",
        "ws://user:secret@h/x",
        "ws://h/x#fragment",
        "ws://h:0/x",
        "ws://h:70000/x"
      })
  void aUrlThatCannotBeUsedIsRefusedWithoutShowingIt(String url) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> endpoint(url, "CP1"));
    assertFalse(refused.toString().contains("secret"));
  }

  @Test
  void wssNeedsTlsSettings() {
    URI url = URI.create("wss://h/x");
    assertThrows(IllegalArgumentException.class, () -> Endpoint.plain(url, "CP1"));
  }

  @Test
  void basicAuthenticationUsesTheRawIdentityAndTheRawBytesOfThePassword() {
    byte[] password = {(byte) 0xFF, 0, 'x', (byte) 0xC3};
    String header = new BasicAuth(password).authorization("RDAM|123 ä");

    assertTrue(header.startsWith("Basic "));
    byte[] sent = Base64.getDecoder().decode(header.substring(6));
    byte[] user = "RDAM|123 ä:".getBytes(UTF_8);
    assertEquals(user.length + password.length, sent.length);
    assertEquals(
        new String(user, ISO_8859_1) + new String(password, ISO_8859_1),
        new String(sent, ISO_8859_1));
  }

  @Test
  void aTextPasswordIsSentAsUtf8() {
    byte[] sent =
        Base64.getDecoder().decode(BasicAuth.ofText("pä").authorization("CP1").substring(6));
    assertArrayEquals("CP1:pä".getBytes(UTF_8), sent);
  }

  @Test
  void thePasswordDoesNotShow() {
    Endpoint endpoint =
        new Endpoint(URI.create("ws://h/x"), "CP1", BasicAuth.ofText("hidden"), null);
    assertFalse(endpoint.toString().contains("hidden"));
  }

  @Test
  void s02_anIdentityWithAColonCannotAuthenticate() {
    URI url = URI.create("ws://h/x");
    BasicAuth password = BasicAuth.ofText("p");
    assertThrows(IllegalArgumentException.class, () -> new Endpoint(url, "a:b", password, null));
  }

  private static Endpoint endpoint(String url, String id) {
    return new Endpoint(URI.create(url), id, null, TlsSettings.trustingSystemRoots());
  }
}
