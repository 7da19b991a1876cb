package hitchpost.station.certificates;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The few forms of DER that requests and certificates are made of. The JDK reads both and makes
 * neither.
 *
 * <p>Source: ITU-T X.690.
 */
public final class Der {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTF8_STRING = 0x0C;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  private Der() {}

  /**
   * One element as it was read.
   *
   * @param content without tag and length
   * @param whole with both
   */
  @SuppressWarnings("ArrayRecordComponent") // read once and thrown away, never compared
  public record Element(int tag, byte[] content, byte[] whole) {}

  public static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, parts);
  }

  public static byte[] set(byte[]... parts) {
    return tagged(SET, parts);
  }

  public static byte[] integer(BigInteger value) {
    return tagged(INTEGER, value.toByteArray());
  }

  /** A string of whole octets. */
  public static byte[] bits(byte[] octets) {
    return tagged(BIT_STRING, new byte[] {0}, octets);
  }

  public static byte[] octets(byte[] octets) {
    return tagged(OCTET_STRING, octets);
  }

  public static byte[] text(String text) {
    return tagged(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
  }

  /** An object identifier in dotted form. */
  public static byte[] oid(String dotted) {
    long[] arcs = Arrays.stream(dotted.split("\\.")).mapToLong(Long::parseLong).toArray();
    var content = new ByteArrayOutputStream();
    content.write((int) (arcs[0] * 40 + arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      int groups = Math.max(1, (64 - Long.numberOfLeadingZeros(arcs[i]) + 6) / 7);
      for (int group = groups - 1; group >= 0; group--) {
        int bits = (int) (arcs[i] >> (7 * group) & 0x7F);
        content.write(group == 0 ? bits : bits | 0x80);
      }
    }
    return tagged(OBJECT_IDENTIFIER, content.toByteArray());
  }

  /** Anything under its tag. */
  public static byte[] tagged(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    var out = new ByteArrayOutputStream(length + 6);
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      byte[] digits = BigInteger.valueOf(length).toByteArray();
      int skipped = digits[0] == 0 ? 1 : 0;
      out.write(0x80 | digits.length - skipped);
      out.write(digits, skipped, digits.length - skipped);
    }
    for (byte[] part : parts) {
      out.write(part, 0, part.length);
    }
    return out.toByteArray();
  }

  /**
   * The elements that follow each other.
   *
   * @throws IllegalArgumentException when this is no DER, or has lengths beyond 16 MiB
   */
  public static List<Element> read(byte[] der) {
    List<Element> elements = new ArrayList<>();
    int at = 0;
    while (at < der.length) {
      int tag = der[at] & 0xFF;
      int header = 2;
      int length = octet(der, at + 1);
      if (length > 0x80 && length <= 0x83) {
        int digits = length & 0x7F;
        length = 0;
        for (int i = 0; i < digits; i++) {
          length = length << 8 | octet(der, at + 2 + i);
        }
        header += digits;
      } else if (length >= 0x80) {
        throw new IllegalArgumentException("a length that is not used here");
      }
      if (length > der.length - at - header) {
        throw new IllegalArgumentException("an element is longer than what holds it");
      }
      int end = at + header + length;
      elements.add(
          new Element(
              tag, Arrays.copyOfRange(der, at + header, end), Arrays.copyOfRange(der, at, end)));
      at = end;
    }
    return elements;
  }

  private static int octet(byte[] der, int at) {
    if (at >= der.length) {
      throw new IllegalArgumentException("it ends too early");
    }
    return der[at] & 0xFF;
  }
}
