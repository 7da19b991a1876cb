package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The local controller reports how far the publication of an image is.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.42; L03.
 *
 * @param location URLs to download from, only when published
 */
public record PublishFirmwareStatusNotificationRequest(
    PublishFirmwareStatusEnumType status,
    @Nullable @Size(min = 1) List<@MaxLength(512) String> location,
    @Nullable Integer requestId) {
  public PublishFirmwareStatusNotificationRequest {
    location = location == null ? null : List.copyOf(location);
  }

  /** Nothing but that it arrived. */
  public record Response() {}
}
