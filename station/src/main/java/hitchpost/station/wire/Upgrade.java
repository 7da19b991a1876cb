package hitchpost.station.wire;

import hitchpost.core.rpc.Trouble;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The opening handshake of RFC 6455, 4: the request of a station and the check of its answer. */
final class Upgrade {
  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Endpoint endpoint;
  private final List<String> subprotocols;
  private final String key;

  /**
   * @param nonce 16 random bytes
   */
  Upgrade(Endpoint endpoint, List<String> subprotocols, byte[] nonce) {
    this.endpoint = endpoint;
    this.subprotocols = subprotocols;
    this.key = Base64.getEncoder().encodeToString(nonce);
  }

  byte[] request() {
    StringBuilder text = new StringBuilder(512);
    text.append("GET ").append(endpoint.requestTarget()).append(" HTTP/1.1\r\n");
    header(text, "Host", endpoint.hostHeader());
    header(text, "Upgrade", "websocket");
    header(text, "Connection", "Upgrade");
    header(text, "Sec-WebSocket-Key", key);
    header(text, "Sec-WebSocket-Version", "13");
    header(text, "Sec-WebSocket-Protocol", String.join(", ", subprotocols));
    BasicAuth credentials = endpoint.credentials();
    if (credentials != null) {
      header(text, "Authorization", credentials.authorization(endpoint.stationId()));
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void header(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  /**
   * The sub-protocol that the CSMS chose.
   *
   * @param head status line and header lines without the empty line that ends them
   * @throws UpgradeRefused when this is not the answer of a WebSocket server that chose one of the
   *     offered sub-protocols
   */
  String accepted(String head) {
    String[] lines = head.split("\r\n", -1);
    checkStatus(lines[0]);
    Map<String, List<String>> headers = headers(lines);
    if (!only(headers, "Upgrade").equalsIgnoreCase("websocket")) {
      throw new UpgradeRefused("the answer does not upgrade to websocket");
    }
    if (!listed(headers, "Connection").contains("upgrade")) {
      throw new UpgradeRefused("the answer has no 'Connection: Upgrade'");
    }
    if (!only(headers, "Sec-WebSocket-Accept").equals(accept(key))) {
      throw new UpgradeRefused("the answer has a wrong Sec-WebSocket-Accept");
    }
    if (headers.containsKey("Sec-WebSocket-Extensions")) {
      throw new UpgradeRefused("the answer has an extension that was not offered");
    }
    return subprotocol(headers);
  }

  private String subprotocol(Map<String, List<String>> headers) {
    List<String> chosen = headers.getOrDefault("Sec-WebSocket-Protocol", List.of());
    String offered = String.join(", ", subprotocols);
    if (chosen.isEmpty()) {
      throw otherVersion("the CSMS chose none of the sub-protocols " + offered);
    }
    if (chosen.size() > 1 || chosen.get(0).contains(",")) {
      throw otherVersion("the CSMS chose more than one sub-protocol out of " + offered);
    }
    if (!subprotocols.contains(chosen.get(0))) {
      throw otherVersion("the CSMS chose a sub-protocol that is not one of " + offered);
    }
    return chosen.get(0);
  }

  private static UpgradeRefused otherVersion(String words) {
    return new UpgradeRefused(words, Trouble.SUBPROTOCOL);
  }

  private static void checkStatus(String line) {
    if (!line.matches("HTTP/1\\.1 [1-9]\\d\\d(?: .*)?")) {
      throw new UpgradeRefused("the answer is not HTTP/1.1");
    }
    int status = Integer.parseInt(line.substring(9, 12));
    switch (status) {
      case 101 -> {}
      case 401 -> throw refused(status, "it does not accept the credentials", Trouble.UNAUTHORIZED);
      case 403 -> throw refused(status, "it forbids this station", Trouble.FORBIDDEN);
      case 404 -> throw refused(status, "it does not know this station or path", Trouble.NOT_FOUND);
      case 301, 302, 303, 307, 308 ->
          throw refused(status, "redirects are not followed", Trouble.REDIRECTED);
      case 429 -> throw refused(status, "it is asked too often", Trouble.UNAVAILABLE);
      case 502, 503, 504 -> throw refused(status, "it is not available now", Trouble.UNAVAILABLE);
      default -> throw refused(status, "no upgrade", Trouble.NO_WEBSOCKET);
    }
  }

  private static UpgradeRefused refused(int status, String words, Trouble trouble) {
    return new UpgradeRefused("the CSMS answered HTTP " + status + ": " + words, trouble);
  }

  private static Map<String, List<String>> headers(String[] lines) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 1 || lines[i].charAt(0) <= ' ') {
        throw new UpgradeRefused("the answer has a malformed header");
      }
      headers
          .computeIfAbsent(lines[i].substring(0, colon), name -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    return headers;
  }

  private static String only(Map<String, List<String>> headers, String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : "";
  }

  private static List<String> listed(Map<String, List<String>> headers, String name) {
    List<String> tokens = new ArrayList<>();
    for (String value : headers.getOrDefault(name, List.of())) {
      for (String token : value.split(",", -1)) {
        tokens.add(token.strip().toLowerCase(Locale.ROOT));
      }
    }
    return tokens;
  }

  static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] both = (key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(sha1.digest(both));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-1", e);
    }
  }
}
