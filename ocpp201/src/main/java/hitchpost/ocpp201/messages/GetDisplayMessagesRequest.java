package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks for the messages that the station shows.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.21; O03, O04.
 *
 * @param requestId comes back with the messages
 * @param id which messages; absent means all
 */
public record GetDisplayMessagesRequest(
    int requestId,
    @Nullable @Size(min = 1) List<Integer> id,
    @Nullable MessagePriorityEnumType priority,
    @Nullable MessageStateEnumType state) {
  public GetDisplayMessagesRequest {
    id = id == null ? null : List.copyOf(id);
  }

  /** Whether any match, so that they will follow. */
  public record Response(
      GetDisplayMessagesStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
