package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks for a part of the device model.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.26; B08.
 *
 * @param requestId comes back in every report
 * @param componentVariable absent means all
 * @param componentCriteria a component matches when one of them is true of it; absent means all
 *     match
 */
public record GetReportRequest(
    int requestId,
    @Nullable @Size(min = 1) List<ComponentVariableType> componentVariable,
    @Nullable @Size(min = 1, max = 4) List<ComponentCriterionEnumType> componentCriteria) {
  public GetReportRequest {
    componentVariable = componentVariable == null ? null : List.copyOf(componentVariable);
    componentCriteria = componentCriteria == null ? null : List.copyOf(componentCriteria);
  }

  /** Whether reports will follow. */
  public record Response(
      GenericDeviceModelStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
