package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;

/**
 * The CSMS removes monitors.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.10; N06.
 *
 * @param id those of the monitors
 */
public record ClearVariableMonitoringRequest(@Size(min = 1) List<Integer> id) {
  public ClearVariableMonitoringRequest {
    id = List.copyOf(id);
  }

  /** What became of each. */
  public record Response(@Size(min = 1) List<ClearMonitoringResultType> clearMonitoringResult) {
    public Response {
      clearMonitoringResult = List.copyOf(clearMonitoringResult);
    }
  }
}
