package hitchpost.station.file;

import java.util.regex.Pattern;

/** Spells paths into a station file. */
public final class Paths {
  static final String ROOT = "$";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Paths() {}

  /** The path of a field of an object. */
  public static String field(String parent, String name) {
    return PLAIN.matcher(name).matches()
        ? parent + "." + name
        : parent + "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  /** The path of an entry of a list, counted from 0. */
  public static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
