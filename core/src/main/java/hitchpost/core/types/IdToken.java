package hitchpost.core.types;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a driver: the number of a card, a contract id, a typed code.
 *
 * <p>Upper and lower case of the value are the same token, whatever is told beside it. Source: OCPP
 * 2.0.1 part 2, 2.28; OCPP 1.6, 7.28, where a token is a value of at most 20 characters without a
 * type.
 *
 * @param value 0 to 255 characters, kept as given; empty only makes sense for {@link
 *     IdTokenType#NO_AUTHORIZATION}
 * @param type part of the identity, see {@link #sameValue} where it must not count
 * @param additionalInfo what else was read of it, to be handed on as it is
 */
public record IdToken(String value, IdTokenType type, List<AdditionalInfo> additionalInfo) {
  /**
   * Something that was read beside the token.
   *
   * @param text as read
   * @param kind what it is, agreed upon with the CSMS
   */
  public record AdditionalInfo(String text, String kind) {
    public AdditionalInfo {
      Checks.maxLength(text, 255, "AdditionalInfo.text");
      Checks.maxLength(kind, 50, "AdditionalInfo.kind");
    }
  }

  /** Nobody in particular, where anybody may charge. Source: OCPP 2.0.1 part 2, C02. */
  public static final IdToken ANYBODY = new IdToken("", IdTokenType.NO_AUTHORIZATION);

  // the journal of an older build has no additional info
  @SuppressWarnings("ConstantValue")
  public IdToken {
    Checks.maxLength(value, 255, "IdToken.value");
    additionalInfo = additionalInfo == null ? List.of() : List.copyOf(additionalInfo);
  }

  /** A token of which nothing else was read. */
  public IdToken(String value, IdTokenType type) {
    this(value, type, List.of());
  }

  /** What a log may show of it: a typed code stays secret. Source: OCPP 2.0.1 part 2, C04. */
  public String shown() {
    return type == IdTokenType.KEY_CODE ? "***" : value;
  }

  @Override
  public String toString() {
    return "IdToken[value=" + shown() + ", type=" + type + "]";
  }

  /** Whether both hold the same value ignoring case, whatever their types are. */
  public boolean sameValue(IdToken other) {
    return hasValue(other.value);
  }

  /** Whether it holds this value ignoring case. */
  public boolean hasValue(String text) {
    return Checks.sameIgnoringCase(value, text);
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
