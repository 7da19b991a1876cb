package hitchpost.ocpp201.messages;

import hitchpost.core.types.ChangeAvailabilityStatus;
import hitchpost.core.types.OperationalStatus;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS makes the station, an EVSE or a connector usable or not.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.5; G03, G04.
 *
 * @param evse absent means the whole station
 */
public record ChangeAvailabilityRequest(
    OperationalStatus operationalStatus, @Nullable EVSEType evse) {
  /** Whether that is done, or will be when the transaction has ended. */
  public record Response(ChangeAvailabilityStatus status, @Nullable StatusInfoType statusInfo) {}
}
