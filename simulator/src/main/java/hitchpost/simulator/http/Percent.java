package hitchpost.simulator.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of one path segment or query value, where a plus sign is a plus sign.
 *
 * <p>Source: RFC 3986, 2.1 and 2.3.
 */
public final class Percent {
  private static final String UNRESERVED = "-._~";

  private Percent() {}

  /**
   * Resolves {@code %XX} as UTF-8.
   *
   * @throws IllegalArgumentException for a broken escape or bytes that are no UTF-8
   */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(octet(text, i));
        i += 2;
      } else {
        int codePoint = text.codePointAt(i);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(codePoint) - 1;
      }
    }
    return strictUtf8(bytes.toByteArray());
  }

  /** Escapes everything but letters, digits and {@code - . _ ~} of ASCII. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(octet)) {
        out.append((char) octet);
      } else {
        out.append('%').append(String.format("%02X", octet));
      }
    }
    return out.toString();
  }

  /** Decodes UTF-8 and refuses, unlike {@link String}, what is none. */
  static String strictUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("not valid UTF-8", malformed);
    }
  }

  private static boolean isUnreserved(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || UNRESERVED.indexOf(octet) >= 0;
  }

  private static int octet(String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new IllegalArgumentException("% without two hexadecimal digits");
    }
    return high * 16 + low;
  }
}
