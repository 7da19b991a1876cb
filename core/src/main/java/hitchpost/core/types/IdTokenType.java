package hitchpost.core.types;

import java.util.Optional;

/**
 * What kind of identifier an id token is.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.43. OCPP 1.6 has no such type; its tokens are {@link #ISO14443}
 * unless said otherwise.
 */
public enum IdTokenType implements WireEnum {
  CENTRAL("Central"),
  E_MAID("eMAID"),
  ISO14443("ISO14443"),
  ISO15693("ISO15693"),
  KEY_CODE("KeyCode"),
  LOCAL("Local"),
  MAC_ADDRESS("MacAddress"),
  NO_AUTHORIZATION("NoAuthorization");

  private final String wire;

  IdTokenType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** Whether it stands for somebody who can be known again and asked about. */
  public boolean personal() {
    return this != CENTRAL && this != NO_AUTHORIZATION;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<IdTokenType> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
