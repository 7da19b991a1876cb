package hitchpost.core.authorization;

import hitchpost.core.types.IdToken;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** What tokens are called in memory and in the journal. */
final class TokenNames {
  private TokenNames() {}

  /** Tokens are compared without regard to case. */
  static String name(IdToken token) {
    return token.value().toUpperCase(Locale.ROOT);
  }

  /** Any name as printable ASCII. */
  static String key(String name) {
    return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
  }
}
