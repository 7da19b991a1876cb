package hitchpost.hal.meter;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Where a register is, counted from 0.
 *
 * @param number 0 to 65535
 */
public record RegisterAddress(int number) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RegisterAddress {
    if (number < 0 || number > 0xFFFF) {
      throw new IllegalArgumentException("a register address is in 0..65535");
    }
  }

  /** As manuals write it, {@code 0x5B00}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RegisterAddress of(String text) {
    return new RegisterAddress(Integer.decode(text));
  }
}
