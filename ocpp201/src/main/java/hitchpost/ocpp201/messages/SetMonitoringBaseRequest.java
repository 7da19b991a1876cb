package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS chooses the set of monitors to start from.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.53; N03.
 */
public record SetMonitoringBaseRequest(MonitoringBaseEnumType monitoringBase) {
  /** Whether that is done. */
  public record Response(
      GenericDeviceModelStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
