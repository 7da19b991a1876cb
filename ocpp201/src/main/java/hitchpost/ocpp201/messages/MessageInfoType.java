package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on the display, and when it is shown.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.31.
 *
 * @param id unique at the station
 * @param state of the station in which it is shown; absent means any
 * @param transactionId it goes with that transaction
 * @param display which display; absent leaves it to the station
 */
public record MessageInfoType(
    int id,
    MessagePriorityEnumType priority,
    @Nullable MessageStateEnumType state,
    @Nullable Instant startDateTime,
    @Nullable Instant endDateTime,
    @Nullable @MaxLength(36) String transactionId,
    MessageContentType message,
    @Nullable ComponentType display) {}
