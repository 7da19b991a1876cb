package hitchpost.ocpp16.messages;

import hitchpost.core.message.Range;
import hitchpost.core.types.ChangeAvailabilityStatus;
import hitchpost.core.types.OperationalStatus;

/**
 * The CSMS takes a connector in or out of service.
 *
 * <p>Source: OCPP 1.6, 5.2, 6.7 and 6.8.
 *
 * @param connectorId 0 is the station with all its connectors
 */
public record ChangeAvailabilityRequest(@Range(min = 0) int connectorId, OperationalStatus type) {
  /** Whether that happened, or will. */
  public record Response(ChangeAvailabilityStatus status) {}
}
