package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;

/**
 * A further identifier beside a token, of a type that vendors agree on.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.2.
 */
public record AdditionalInfoType(
    @MaxLength(36) String additionalIdToken, @MaxLength(50) String type) {}
