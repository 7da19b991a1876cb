package hitchpost.core.rpc;

/**
 * Prepares OCPP texts for a log: one line each, secrets as {@code ***}, nothing that could drive a
 * terminal or forge a second line.
 *
 * <p>Masked are: values of settings with a secret name (AuthorizationKey, BasicAuthPassword, any
 * password, PIN or private key of a vendor), properties with such a name, the key of a VPN, tokens
 * of type KeyCode, credentials and signatures in URLs, and private keys; also within JSON that is
 * carried in a string. The rest of the text stays as it was on the wire. A text that is no JSON is
 * withheld as soon as it mentions anything of this.
 *
 * @param idTokens whether idTags and idTokens are masked as well, for sites that have to
 */
public record LogMask(boolean idTokens) {
  /** Masks secrets, and shows which token was presented. */
  public static final LogMask SECRETS = new LogMask(false);

  /** Masks secrets and the tokens of drivers. */
  public static final LogMask SECRETS_AND_ID_TOKENS = new LogMask(true);

  /** The text to log for {@code text}: masked, on one line, free of control characters. */
  public String line(String text) {
    return escaped(SecretNames.mayBeIn(text, idTokens) ? masked(text) : text);
  }

  private String masked(String text) {
    String json = JsonMask.masked(text, idTokens, 0);
    if (json != null) {
      return json;
    }
    String plain = unescaped(text);
    if (SecretNames.areMentioned(plain, idTokens)) {
      return "<unreadable, " + text.length() + " characters withheld: may hold a secret>";
    }
    String withoutCredentials = UrlMask.masked(plain);
    return withoutCredentials.equals(plain) ? text : withoutCredentials;
  }

  /** Resolves what could hide a word in text that no parser reads: \\uXXXX and \\/. */
  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int hex = c == '\\' && text.startsWith("u", i + 1) ? hexAt(text, i + 2) : -1;
      if (hex >= 0) {
        out.append((char) hex);
        i += 5;
      } else if (c != '\\' || !text.startsWith("/", i + 1)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int hexAt(String text, int from) {
    if (from + 4 > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static String escaped(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) >= ' ' && text.charAt(first) < 0x7f) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    text.substring(first).codePoints().forEach(c -> escape(c, out));
    return out.toString();
  }

  private static void escape(int codePoint, StringBuilder out) {
    switch (codePoint) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isInvisible(codePoint)) {
          for (char c : Character.toChars(codePoint)) {
            out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
          }
        } else {
          out.appendCodePoint(codePoint);
        }
      }
    }
  }

  /**
   * Control characters, line breaks of Unicode, marks that turn the writing direction, and so on.
   */
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
