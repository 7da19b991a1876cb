package hitchpost.core.rpc;

/** Questions about text that {@link String} leaves open. */
final class Unicode {
  private Unicode() {}

  /** Whether {@code text} has half of a surrogate pair, and so no UTF-8 form. */
  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int codePoint = text.codePointAt(i);
        if (isSurrogate(codePoint)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** Whether a code point is half of a pair, as {@link String#codePointAt} gives it for one. */
  static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** The first {@code maximum} characters of {@code text}, counted as code points. */
  static String first(int maximum, String text) {
    boolean fits = text.length() <= maximum || text.codePointCount(0, text.length()) <= maximum;
    return fits ? text : text.substring(0, text.offsetByCodePoints(0, maximum));
  }
}
