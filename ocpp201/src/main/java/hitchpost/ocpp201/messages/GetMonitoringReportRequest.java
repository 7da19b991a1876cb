package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks which monitors are set.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.25; N02.
 *
 * @param requestId comes back in every report
 * @param componentVariable on what; absent means on anything
 * @param monitoringCriteria of which kinds; absent means all
 */
public record GetMonitoringReportRequest(
    int requestId,
    @Nullable @Size(min = 1) List<ComponentVariableType> componentVariable,
    @Nullable @Size(min = 1, max = 3) List<MonitoringCriterionEnumType> monitoringCriteria) {
  public GetMonitoringReportRequest {
    componentVariable = componentVariable == null ? null : List.copyOf(componentVariable);
    monitoringCriteria = monitoringCriteria == null ? null : List.copyOf(monitoringCriteria);
  }

  /** Whether reports will follow. */
  public record Response(
      GenericDeviceModelStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
