package hitchpost.station.file;

import java.util.regex.Pattern;

/** Spells paths into a station file. */
final class Paths {
  static final String ROOT = "$";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Paths() {}

  static String field(String parent, String name) {
    return PLAIN.matcher(name).matches()
        ? parent + "." + name
        : parent + "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
