package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS chooses how severe an event must be to be reported.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.54; N05.
 *
 * @param severity 0 (danger) to 9 (debug); what is less severe is not reported
 */
public record SetMonitoringLevelRequest(int severity) {
  /** Whether that is done. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
