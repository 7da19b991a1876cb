package hitchpost.ocpp201.messages;

import hitchpost.core.types.ConnectorStatus;
import java.time.Instant;

/**
 * The station reports the status of a connector.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.59; G01.
 */
public record StatusNotificationRequest(
    Instant timestamp, int evseId, int connectorId, ConnectorStatus connectorStatus) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
