package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The opening handshake: RFC 6455, 1.3 and 4; OCPP-J 1.6, 3.1-3.2; F34, M14. */
class UpgradeTest {
  // the example of RFC 6455, 1.3
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
  private static final String GOOD =
      "HTTP/1.1 101 Switching Protocols|Upgrade: websocket|Connection: Upgrade|"
          + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=|Sec-WebSocket-Protocol: ocpp1.6";

  private final Upgrade upgrade =
      new Upgrade(
          new Endpoint(
              URI.create("ws://csms.example:9000/ocpp"), "CP 1", BasicAuth.ofText("secret"), null),
          List.of("ocpp2.0.1", "ocpp1.6"),
          Base64.getDecoder().decode(KEY));

  @Test
  void s02_theRequestOffersEverySubprotocolInOrderAndCarriesTheCredentials() {
    String credentials = Base64.getEncoder().encodeToString("CP 1:secret".getBytes(US_ASCII));
    assertEquals(
        """
        GET /ocpp/CP%%201 HTTP/1.1
        Host: csms.example:9000
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Protocol: ocpp2.0.1, ocpp1.6
        Authorization: Basic %s

        """
            .formatted(credentials)
            .replace("\n", "\r\n"),
        new String(upgrade.request(), US_ASCII));
  }

  @Test
  void theAcceptKeyIsThatOfTheStandard() {
    assertEquals(ACCEPT, Upgrade.accept(KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "HTTP/1.1 101|upgrade: WebSocket|CONNECTION: keep-alive, upgrade|"
            + "sec-websocket-accept:s3pPLMBiTxaQ9kYGzzhZRbK+xOo= |sec-websocket-protocol:ocpp1.6"
      })
  void anAnswerMayWriteNamesAndTokensInAnyCase(String head) {
    assertEquals("ocpp1.6", upgrade.accepted(head.replace("|", "\r\n")));
  }

  @ParameterizedTest
  @CsvSource({
    "Upgrade: websocket, Upgrade: h2c, does not upgrade",
    "Upgrade: websocket, X: y, does not upgrade",
    "Connection: Upgrade, Connection: close, Connection",
    "Connection: Upgrade, X: y, Connection",
    "Accept: s3p, Accept: S3p, Sec-WebSocket-Accept",
    "Sec-WebSocket-Accept, X-Accept, Sec-WebSocket-Accept",
    "Protocol: ocpp1.6, Protocol: OCPP1.6, not one of ocpp2.0.1",
    "Protocol: ocpp1.6, Protocol: soap, not one of ocpp2.0.1",
    "'Protocol: ocpp1.6', 'Protocol: ocpp1.6, ocpp2.0.1', more than one",
    "Protocol: ocpp1.6, Protocol: ocpp1.6|Sec-WebSocket-Protocol: ocpp2.0.1, more than one",
    "Sec-WebSocket-Protocol: ocpp1.6, X: y, none of the sub-protocols ocpp2.0.1",
    "Connection: Upgrade, Connection: Upgrade|Sec-WebSocket-Extensions: permessage-deflate, exten",
    "Upgrade: websocket, Upgrade: websocket| folded: line, malformed",
    "Upgrade: websocket, Upgrade: websocket|no colon, malformed",
  })
  void anAnswerThatIsNotExactlyRightIsRefusedInPlainWords(String part, String wrong, String words) {
    String head = GOOD.replace(part, wrong).replace("|", "\r\n");
    UpgradeRefused refused = assertThrows(UpgradeRefused.class, () -> upgrade.accepted(head));
    assertTrue(refused.why().contains(words), refused.why());
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 OK, HTTP 200",
    "HTTP/1.1 301 Moved, redirects are not followed",
    "HTTP/1.1 307 Temporary Redirect, redirects are not followed",
    "HTTP/1.1 401 Unauthorized, credentials",
    "HTTP/1.1 403 Forbidden, forbids",
    "HTTP/1.1 404 Not Found, does not know this station",
    "HTTP/1.1 500 Oops, HTTP 500",
    "HTTP/1.1 503 Later, not available",
    "HTTP/1.0 101 Old, not HTTP/1.1",
    "HTTP/1.1 1O1 Letters, not HTTP/1.1",
    "SSH-2.0-OpenSSH, not HTTP/1.1",
    "'', not HTTP/1.1",
  })
  void anyOtherStatusIsRefusedInPlainWordsWithoutTheServersOwn(String status, String words) {
    String head = GOOD.replace("HTTP/1.1 101 Switching Protocols", status).replace("|", "\r\n");
    UpgradeRefused refused = assertThrows(UpgradeRefused.class, () -> upgrade.accepted(head));
    String message = refused.why();
    assertTrue(message.contains(words), message);
    assertFalse(message.contains("Oops") || message.contains("secret"), message);
  }
}
