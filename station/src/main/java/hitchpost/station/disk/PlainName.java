package hitchpost.station.disk;

import java.nio.charset.StandardCharsets;

/** Makes file names of texts. */
public final class PlainName {
  private PlainName() {}

  /** One name for each text, whatever characters it has; never hidden, never a path. */
  public static String of(String text) {
    StringBuilder name = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain = c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
      if (plain) {
        name.append(c);
      } else {
        name.append("%%%02X".formatted((int) c));
      }
    }
    return name.toString();
  }
}
