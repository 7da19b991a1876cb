package hitchpost.core.types;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something noteworthy that happened to a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.22.
 *
 * @param eventId 0 or more, unique at this station
 * @param timestamp when it was noticed
 * @param trigger what made it an event
 * @param cause the {@code eventId} of the event that led to this one
 * @param actualValue the value of the variable, at most 2500 characters
 * @param techCode technical code of the component, at most 50 characters
 * @param techInfo technical details, at most 500 characters
 * @param cleared whether this is the return to normal
 * @param transactionId the transaction concerned, at most 36 characters
 * @param component whose variable
 * @param variable which variable
 * @param variableMonitoringId the monitor that noticed it
 * @param eventNotificationType who set that monitor
 */
public record EventData(
    int eventId,
    Instant timestamp,
    EventTrigger trigger,
    @Nullable Integer cause,
    String actualValue,
    @Nullable String techCode,
    @Nullable String techInfo,
    boolean cleared,
    @Nullable String transactionId,
    Component component,
    Variable variable,
    @Nullable Integer variableMonitoringId,
    EventNotificationType eventNotificationType) {
  public EventData {
    Checks.notNegative(eventId, "EventData.eventId");
    Checks.notNegative(cause, "EventData.cause");
    Checks.maxLength(actualValue, 2500, "EventData.actualValue");
    Checks.maxLength(techCode, 50, "EventData.techCode");
    Checks.maxLength(techInfo, 500, "EventData.techInfo");
    Checks.maxLength(transactionId, 36, "EventData.transactionId");
    Checks.notNegative(variableMonitoringId, "EventData.variableMonitoringId");
  }

  /** The same, noticed at another time. */
  public EventData at(Instant time) {
    return new EventData(
        eventId,
        time,
        trigger,
        cause,
        actualValue,
        techCode,
        techInfo,
        cleared,
        transactionId,
        component,
        variable,
        variableMonitoringId,
        eventNotificationType);
  }
}
