package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened that concerns security.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.15 and 5.16.
 *
 * @param type one of those in section 8, or of the vendor
 */
public record SecurityEventNotificationRequest(
    @MaxLength(50) String type, Instant timestamp, @Nullable @MaxLength(255) String techInfo) {
  /** The CSMS has heard it. */
  public record Response() {}
}
