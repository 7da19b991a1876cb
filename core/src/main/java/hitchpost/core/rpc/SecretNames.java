package hitchpost.core.rpc;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Knows secrets by the names of their settings, properties and URL parameters. */
final class SecretNames {
  private static final List<String> PARTS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "pwd",
          "secret",
          "authorizationkey",
          "privatekey",
          "private_key",
          "private-key",
          "private key",
          "apikey",
          "api_key",
          "api-key",
          "accesskey",
          "access_key",
          "accesstoken",
          "access_token",
          "authtoken",
          "auth_token",
          "credential");

  // Too short to look for in the middle of a name: "WebSocketPingInterval".
  private static final List<String> ENDINGS = List.of("pin", "psk", "puk");

  private static final Set<String> URL_PARAMETERS =
      Set.of(
          "auth",
          "key",
          "sig",
          "signature",
          "token",
          "x-amz-security-token",
          "x-amz-signature",
          "x-goog-signature");

  // Where a text breaks off, the value may stand before the name that makes it a secret.
  private static final List<String> CARRIERS =
      List.of(
          "changeconfiguration",
          "configurationkey",
          "setvariables",
          "attributevalue",
          "actualvalue",
          "setnetworkprofile",
          "vpn",
          "keycode");

  private SecretNames() {}

  /** Whether the value that belongs to {@code name} is a secret. */
  static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return containsAny(lower, PARTS)
        || ENDINGS.stream().anyMatch(ending -> lower.endsWith(ending) && isWordAt(name, ending));
  }

  private static boolean isWordAt(String name, String ending) {
    int start = name.length() - ending.length();
    return start == 0
        || Character.isUpperCase(name.charAt(start))
        || !Character.isLetter(name.charAt(start - 1));
  }

  /** Whether the value of the URL parameter {@code name} is a secret. */
  static boolean isSecretParameter(String name) {
    return URL_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)) || isSecret(name);
  }

  /** A quick look that is never wrong when it says no. */
  static boolean mayBeIn(String text, boolean idTokens) {
    return text.contains("://")
        || text.contains("\\u")
        || text.contains("\\/")
        || areMentioned(text, idTokens);
  }

  /** Whether a text without structure has a word that goes with secrets. */
  static boolean areMentioned(String text, boolean idTokens) {
    String lower = text.toLowerCase(Locale.ROOT);
    return containsAny(lower, PARTS)
        || containsAny(lower, ENDINGS)
        || containsAny(lower, CARRIERS)
        || (idTokens && (lower.contains("idtag") || lower.contains("idtoken")));
  }

  private static boolean containsAny(String text, List<String> words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
