package hitchpost.core.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a driver: the number of a card, a contract id, a typed code.
 *
 * <p>Upper and lower case of the value are the same token. Source: OCPP 2.0.1 part 2, 2.28; OCPP
 * 1.6, 7.28, where a token is a value of at most 20 characters without a type.
 *
 * @param value 0 to 255 characters, kept as given; empty only makes sense for {@link
 *     IdTokenType#NO_AUTHORIZATION}
 * @param type part of the identity, see {@link #sameValue} where it must not count
 */
public record IdToken(String value, IdTokenType type) {
  public IdToken {
    Checks.maxLength(value, 255, "IdToken.value");
  }

  /** Whether both hold the same value ignoring case, whatever their types are. */
  public boolean sameValue(IdToken other) {
    return Checks.sameIgnoringCase(value, other.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdToken token && type == token.type && sameValue(token);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(Checks.fold(value));
  }
}
