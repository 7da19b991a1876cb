package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a driver. Upper and lower case are the same.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.28.
 *
 * @param additionalInfo further identifiers, part of what is checked
 */
public record IdTokenType(
    @MaxLength(36) String idToken,
    hitchpost.core.types.IdTokenType type,
    @Nullable @Size(min = 1) List<AdditionalInfoType> additionalInfo) {
  public IdTokenType {
    additionalInfo = additionalInfo == null ? null : List.copyOf(additionalInfo);
  }
}
