package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;

/**
 * The CSMS sets or changes monitors.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.56; N04.
 */
public record SetVariableMonitoringRequest(
    @Size(min = 1) List<SetMonitoringDataType> setMonitoringData) {
  public SetVariableMonitoringRequest {
    setMonitoringData = List.copyOf(setMonitoringData);
  }

  /** What became of each. */
  public record Response(@Size(min = 1) List<SetMonitoringResultType> setMonitoringResult) {
    public Response {
      setMonitoringResult = List.copyOf(setMonitoringResult);
    }
  }
}
