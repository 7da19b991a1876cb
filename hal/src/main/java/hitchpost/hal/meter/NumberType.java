package hitchpost.hal.meter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** How a number lies in registers. */
public enum NumberType {
  U16(1, false),
  I16(1, true),
  U32(2, false),
  I32(2, true),
  U64(4, false),
  I64(4, true),
  /** IEEE 754, 32 bits. */
  FLOAT32(2, true);

  private final int words;
  private final boolean signed;

  NumberType(int words, boolean signed) {
    this.words = words;
    this.signed = signed;
  }

  /** How many registers it takes. */
  public int words() {
    return words;
  }

  /**
   * The number in registers, high word first.
   *
   * @param largestIsAbsent whether the largest value of the type means that there is none
   * @return empty for what is no number
   */
  Optional<BigDecimal> decode(int[] highFirst, boolean largestIsAbsent) {
    BigInteger bits = BigInteger.ZERO;
    for (int word : highFirst) {
      bits = bits.shiftLeft(16).or(BigInteger.valueOf(word));
    }
    if (this == FLOAT32) {
      return ofFloat(Float.intBitsToFloat(bits.intValue()));
    }
    int width = 16 * words;
    BigInteger largest =
        BigInteger.ONE.shiftLeft(signed ? width - 1 : width).subtract(BigInteger.ONE);
    if (largestIsAbsent && bits.equals(largest)) {
      return Optional.empty();
    }
    boolean negative = signed && bits.testBit(width - 1);
    return Optional.of(
        new BigDecimal(negative ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits));
  }

  /**
   * The shortest decimal that this float stands for, which is what the display of the meter shows;
   * the exact binary value would add digits that the meter never had.
   */
  private static Optional<BigDecimal> ofFloat(float number) {
    return Float.isFinite(number)
        ? Optional.of(new BigDecimal(Float.toString(number)))
        : Optional.empty();
  }
}
