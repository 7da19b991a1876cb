package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.EventNotificationType;
import hitchpost.core.types.EventTrigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something noteworthy that happened to a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.22.
 *
 * @param cause the event that led to this one
 * @param cleared whether this is the return to normal; absent means no
 */
public record EventDataType(
    int eventId,
    Instant timestamp,
    EventTrigger trigger,
    @Nullable Integer cause,
    @MaxLength(2500) String actualValue,
    @Nullable @MaxLength(50) String techCode,
    @Nullable @MaxLength(500) String techInfo,
    @Nullable Boolean cleared,
    @Nullable @MaxLength(36) String transactionId,
    ComponentType component,
    VariableType variable,
    @Nullable Integer variableMonitoringId,
    EventNotificationType eventNotificationType) {}
