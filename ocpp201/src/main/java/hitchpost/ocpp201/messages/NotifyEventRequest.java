package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station reports events that its monitors noticed, or a part of them.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.38; N07, N08; G05.
 *
 * @param tbc whether more parts follow; absent means no
 * @param seqNo counts the parts from 0
 */
public record NotifyEventRequest(
    Instant generatedAt,
    @Nullable Boolean tbc,
    int seqNo,
    @Size(min = 1) List<EventDataType> eventData) {
  public NotifyEventRequest {
    eventData = List.copyOf(eventData);
  }

  /** Nothing but that they arrived. */
  public record Response() {}
}
