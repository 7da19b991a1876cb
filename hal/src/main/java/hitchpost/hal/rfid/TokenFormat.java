package hitchpost.hal.rfid;

import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How what a reader says becomes a token, so that it is the one that the CSMS knows.
 *
 * @param reversed whether the bytes are told last first: readers of the same card disagree on it
 * @param lowerCase whether hexadecimal letters are small
 */
public record TokenFormat(
    Encoding encoding, boolean reversed, boolean lowerCase, IdTokenType type) {
  /** The bytes of a card in their order, in capital hexadecimal letters. */
  public static final TokenFormat USUAL =
      new TokenFormat(Encoding.HEX, false, false, IdTokenType.ISO14443);

  private static final Pattern SEPARATORS = Pattern.compile("[\\s:.,;-]");
  private static final int LONGEST_HEX = 40;
  private static final int LONGEST_TEXT = 36;
  private static final int EM_DIGITS = 10;

  /** How a reader writes the number of a card. */
  public enum Encoding {
    /** Hexadecimal digits, with or without {@code 0x} before them and separators between. */
    HEX,
    /** The number of four bytes as a decimal number. */
    DECIMAL,
    /** Ten hexadecimal digits and two more, which are the bytes of the others combined by xor. */
    HEX_CHECKED,
    /** Told as it is. */
    TEXT
  }

  /** The token of a line, empty for a line that holds none. */
  public Optional<IdToken> read(String line) {
    String text = line.strip();
    return switch (encoding) {
      case HEX -> hex(text).flatMap(this::token);
      case DECIMAL -> decimal(text).flatMap(this::token);
      case HEX_CHECKED -> checked(text).flatMap(this::token);
      case TEXT ->
          text.isEmpty() || text.length() > LONGEST_TEXT
              ? Optional.empty()
              : Optional.of(new IdToken(text, type));
    };
  }

  /** The token of the bytes of a card, empty for none. */
  public Optional<IdToken> token(byte[] uid) {
    if (uid.length == 0) {
      return Optional.empty();
    }
    byte[] bytes = uid.clone();
    if (reversed) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = uid[bytes.length - 1 - i];
      }
    }
    HexFormat hex = lowerCase ? HexFormat.of() : HexFormat.of().withUpperCase();
    return Optional.of(new IdToken(hex.formatHex(bytes), type));
  }

  private static Optional<byte[]> hex(String text) {
    String digits = SEPARATORS.matcher(text).replaceAll("");
    if (digits.toLowerCase(Locale.ROOT).startsWith("0x")) {
      digits = digits.substring(2);
    }
    if (digits.length() % 2 != 0 || digits.length() > LONGEST_HEX) {
      return Optional.empty();
    }
    try {
      return Optional.of(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> decimal(String text) {
    if (text.isEmpty()
        || text.length() > EM_DIGITS
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(text);
    return number.bitLength() > 32
        ? Optional.empty()
        : hex(String.format(Locale.ROOT, "%08X", number.longValue()));
  }

  private static Optional<byte[]> checked(String text) {
    return hex(text)
        .filter(bytes -> bytes.length == EM_DIGITS / 2 + 1)
        .filter(bytes -> (bytes[0] ^ bytes[1] ^ bytes[2] ^ bytes[3] ^ bytes[4]) == bytes[5])
        .map(bytes -> Arrays.copyOf(bytes, EM_DIGITS / 2));
  }
}
