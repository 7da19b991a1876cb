package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;

/**
 * The CSMS writes variables.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.57; B05.
 */
public record SetVariablesRequest(@Size(min = 1) List<SetVariableDataType> setVariableData) {
  public SetVariablesRequest {
    setVariableData = List.copyOf(setVariableData);
  }

  /** What became of each. */
  public record Response(@Size(min = 1) List<SetVariableResultType> setVariableResult) {
    public Response {
      setVariableResult = List.copyOf(setVariableResult);
    }
  }
}
