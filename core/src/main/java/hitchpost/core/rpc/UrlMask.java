package hitchpost.core.rpc;

/** Masks what gives access in the URLs of a text: user and password, keys, signatures. */
final class UrlMask {
  // Bounds the search for what need not be there, so that no text costs the square of its length.
  private static final int MAX_LOOK_AHEAD = 256;

  private UrlMask() {}

  /** The text with credentials masked, or {@code text} itself if there are none. */
  static String masked(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      return text;
    }
    Cuts cuts = new Cuts();
    while (scheme >= 0) {
      int start = scheme + 3;
      int at = endOfUserInfo(text, start);
      if (at > start) {
        cuts.add(start, at, Cuts.MASK);
      }
      scheme = text.indexOf("://", Math.max(start, at));
    }
    maskParameters(text, cuts);
    return cuts.appliedTo(text);
  }

  /** Where the '@' is that ends user and password, or -1. */
  private static int endOfUserInfo(String text, int start) {
    int end = start;
    int at = -1;
    while (end < text.length() && !endsUrl(text.charAt(end)) && !endsAuthority(text.charAt(end))) {
      at = text.charAt(end) == '@' ? end : at;
      end++;
    }
    if (at >= 0 || !hasPassword(text, start, end)) {
      return at;
    }
    // "ftp://user:pa/ss@host": a password that should have been percent-encoded.
    int limit = Math.min(text.length(), end + MAX_LOOK_AHEAD);
    while (end < limit && !endsUrl(text.charAt(end))) {
      at = text.charAt(end) == '@' ? end : at;
      end++;
    }
    return at;
  }

  private static boolean hasPassword(String text, int start, int end) {
    int colon = text.indexOf(':', start);
    return colon > start
        && colon < end
        && (colon + 1 == end || !Character.isDigit(text.charAt(colon + 1)));
  }

  private static void maskParameters(String text, Cuts cuts) {
    int i = 0;
    while (i < text.length()) {
      i = text.charAt(i) == '?' || text.charAt(i) == '&' ? maskParameter(text, i, cuts) : i + 1;
    }
  }

  /** Masks the value of the parameter that starts after {@code i}; tells where to look next. */
  private static int maskParameter(String text, int i, Cuts cuts) {
    int equals = i + 1;
    int limit = Math.min(text.length(), equals + MAX_LOOK_AHEAD);
    while (equals < limit && isParameterName(text.charAt(equals))) {
      equals++;
    }
    if (equals == limit
        || text.charAt(equals) != '='
        || !SecretNames.isSecretParameter(text.substring(i + 1, equals))) {
      return i + 1;
    }
    int end = equals + 1;
    while (end < text.length() && !endsUrl(text.charAt(end)) && !endsValue(text.charAt(end))) {
      end++;
    }
    cuts.add(equals + 1, end, Cuts.MASK);
    return end;
  }

  private static boolean isParameterName(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '%';
  }

  private static boolean endsUrl(char c) {
    return c <= ' ' || c == '"' || c == '<' || c == '>';
  }

  private static boolean endsAuthority(char c) {
    return c == '/' || c == '?' || c == '#';
  }

  private static boolean endsValue(char c) {
    return c == '&' || c == '#';
  }
}
