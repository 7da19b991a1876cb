package hitchpost.hal.link;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the two ends of a serial line agree to send.
 *
 * @param baud bits a second, 300 to 4000000
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 */
public record SerialSettings(int baud, int dataBits, Parity parity, int stopBits) {
  private static final Pattern TEXT = Pattern.compile("(\\d{3,7})\\s+([78])([NEO])([12])");

  public SerialSettings {
    if (baud < 300 || baud > 4_000_000) {
      throw new IllegalArgumentException("baud rate " + baud + " is not in 300..4000000");
    }
    if (dataBits < 7 || dataBits > 8 || stopBits < 1 || stopBits > 2) {
      throw new IllegalArgumentException("7 or 8 data bits and 1 or 2 stop bits");
    }
  }

  /** 8 data bits, no parity, one stop bit. */
  public static SerialSettings of(int baud) {
    return new SerialSettings(baud, 8, Parity.NONE, 1);
  }

  /**
   * Reads the form that installers use.
   *
   * @param text such as {@code 9600 8N1} or {@code 19200 8E1}
   * @throws IllegalArgumentException when it is something else
   */
  public static SerialSettings parse(String text) {
    Matcher found = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no serial line, which reads like 9600 8N1");
    }
    Parity parity =
        switch (found.group(3)) {
          case "E" -> Parity.EVEN;
          case "O" -> Parity.ODD;
          default -> Parity.NONE;
        };
    return new SerialSettings(
        Integer.parseInt(found.group(1)),
        Integer.parseInt(found.group(2)),
        parity,
        Integer.parseInt(found.group(4)));
  }

  /** Time that so many characters take on the line, start and parity bits included. */
  public long nanosOf(double characters) {
    int bits = 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
    return Math.round(characters * bits * 1e9 / baud);
  }

  @Override
  public String toString() {
    return baud + " " + dataBits + parity.name().charAt(0) + stopBits;
  }

  /** The bit that is sent to check the others. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }
}
