package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the CSMS knows about an id tag.
 *
 * <p>Source: OCPP 1.6, 7.27.
 *
 * @param expiryDate when the tag leaves the authorization cache
 * @param parentIdTag the group it belongs to
 */
public record IdTagInfo(
    @Nullable Instant expiryDate,
    @Nullable @MaxLength(20) String parentIdTag,
    AuthorizationStatus status) {}
