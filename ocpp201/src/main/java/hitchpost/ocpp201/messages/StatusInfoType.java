package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was answered as it was.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.47.
 *
 * @param reasonCode for machines
 * @param additionalInfo for people
 */
public record StatusInfoType(
    @MaxLength(20) String reasonCode, @Nullable @MaxLength(512) String additionalInfo) {}
