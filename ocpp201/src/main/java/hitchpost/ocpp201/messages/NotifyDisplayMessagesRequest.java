package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station sends the messages it shows, or a part of them.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.35; O03, O04.
 *
 * @param tbc whether more parts follow; absent means no
 */
public record NotifyDisplayMessagesRequest(
    int requestId,
    @Nullable Boolean tbc,
    @Nullable @Size(min = 1) List<MessageInfoType> messageInfo) {
  public NotifyDisplayMessagesRequest {
    messageInfo = messageInfo == null ? null : List.copyOf(messageInfo);
  }

  /** Nothing but that it arrived. */
  public record Response() {}
}
