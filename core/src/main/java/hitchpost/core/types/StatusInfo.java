package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * Why a request was answered as it was, in a code for machines and a text for people.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.47, codes in its appendices; OCPP 1.6 has nothing like it.
 *
 * @param reasonCode at most 20 characters
 * @param additionalInfo at most 1024 characters, of which OCPP 2.0.1 carries 512
 */
public record StatusInfo(String reasonCode, @Nullable String additionalInfo) {
  public StatusInfo {
    Checks.maxLength(reasonCode, 20, "StatusInfo.reasonCode");
    Checks.maxLength(additionalInfo, 1024, "StatusInfo.additionalInfo");
  }
}
