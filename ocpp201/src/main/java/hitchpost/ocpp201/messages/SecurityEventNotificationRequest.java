package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The station reports an event that matters for security.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.49; A04.
 *
 * @param type a name from the list of the specification, or another
 */
public record SecurityEventNotificationRequest(
    @MaxLength(50) String type, Instant timestamp, @Nullable @MaxLength(255) String techInfo) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
