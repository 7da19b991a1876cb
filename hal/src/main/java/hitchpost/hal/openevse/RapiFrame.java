package hitchpost.hal.openevse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of RAPI without its checksum: {@code $WORD WORD .. [:SEQUENCE]^CHECKSUM}.
 *
 * <p>Source: RAPI 5, as boards with firmware 8 speak it.
 *
 * @param words at least one: a command, {@code OK}, {@code NK} or the name of a notice, then its
 *     parameters
 * @param sequence 1 to 255, repeated by the board in its reply; 0 for none
 */
record RapiFrame(List<String> words, int sequence) {
  /** Bytes that a board keeps of a command, its end included; it drops a longer one silently. */
  static final int MAX_COMMAND_BYTES = 32;

  /** Words that a board takes in one command, the sequence included. */
  static final int MAX_COMMAND_WORDS = 10;

  private static final HexFormat HEX = HexFormat.of();

  RapiFrame {
    words = List.copyOf(words);
    if (words.isEmpty() || sequence < 0 || sequence > 255) {
      throw new IllegalArgumentException("no RAPI frame: " + words + " :" + sequence);
    }
  }

  /** A command such as {@code SC 16 V}. */
  static RapiFrame command(String text, int sequence) {
    return new RapiFrame(List.of(text.split(" ")), sequence);
  }

  /** Its name. */
  String name() {
    return words.getFirst();
  }

  /** What comes after the name. */
  List<String> parameters() {
    return words.subList(1, words.size());
  }

  /**
   * The bytes of a command, with checksum and end.
   *
   * @throws IllegalArgumentException for one that a board would drop
   */
  byte[] encoded() {
    String body = '$' + String.join(" ", words) + (sequence == 0 ? "" : " :" + hex(sequence));
    byte[] bytes = (body + '^' + hex(xor(body)) + '\r').getBytes(StandardCharsets.US_ASCII);
    int wordCount = words.size() + (sequence == 0 ? 0 : 1);
    if (bytes.length > MAX_COMMAND_BYTES || wordCount > MAX_COMMAND_WORDS) {
      throw new IllegalArgumentException("too long for an OpenEVSE board: " + body);
    }
    return bytes;
  }

  /**
   * Reads a line from its {@code $} to before its end; empty when its checksum is wrong or missing,
   * or when it is no frame at all.
   */
  static Optional<RapiFrame> decode(String line) {
    int mark = Math.max(line.lastIndexOf('^'), line.lastIndexOf('*'));
    if (mark < 2 || line.charAt(0) != '$' || line.length() != mark + 3) {
      return Optional.empty();
    }
    String body = line.substring(0, mark);
    int sum = line.charAt(mark) == '^' ? xor(body) : sum(body);
    if (byteOf(line.substring(mark + 1)) != sum) {
      return Optional.empty();
    }
    var words = new ArrayList<>(List.of(body.substring(1).trim().split(" +")));
    int sequence = 0;
    if (words.size() > 1 && words.getLast().startsWith(":")) {
      sequence = byteOf(words.removeLast().substring(1));
    }
    return words.getFirst().isEmpty() || sequence < 0
        ? Optional.empty()
        : Optional.of(new RapiFrame(words, sequence));
  }

  private static int byteOf(String digits) {
    return digits.length() == 2
            && HexFormat.isHexDigit(digits.charAt(0))
            && HexFormat.isHexDigit(digits.charAt(1))
        ? HexFormat.fromHexDigits(digits)
        : -1;
  }

  private static int xor(String body) {
    return body.chars().reduce(0, (a, b) -> a ^ b) & 0xFF;
  }

  private static int sum(String body) {
    return body.chars().sum() & 0xFF;
  }

  private static String hex(int value) {
    return HEX.toHexDigits((byte) value).toUpperCase(Locale.ROOT);
  }
}
