package hitchpost.core.rpc;

import java.util.HexFormat;

/**
 * What a station proves with who it is, in basic authentication. Bytes that need not be text in any
 * encoding.
 *
 * @param hex two hexadecimal digits a byte
 */
public record Password(String hex) {
  /**
   * @throws IllegalArgumentException when {@code hex} is not pairs of hexadecimal digits
   */
  public Password {
    HexFormat.of().parseHex(hex);
  }

  /** The password as it goes on the wire. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "***";
  }
}
