package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants the device model, or a fixed part of it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.17; B07.
 *
 * @param requestId comes back in every report
 */
public record GetBaseReportRequest(int requestId, ReportBaseEnumType reportBase) {
  /** Whether reports will follow. */
  public record Response(
      GenericDeviceModelStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
