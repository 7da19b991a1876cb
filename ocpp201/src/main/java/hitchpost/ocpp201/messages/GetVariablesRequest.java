package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;

/**
 * The CSMS reads variables.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.28; B06.
 */
public record GetVariablesRequest(@Size(min = 1) List<GetVariableDataType> getVariableData) {
  public GetVariablesRequest {
    getVariableData = List.copyOf(getVariableData);
  }

  /** Their values, one for each that was asked for. */
  public record Response(@Size(min = 1) List<GetVariableResultType> getVariableResult) {
    public Response {
      getVariableResult = List.copyOf(getVariableResult);
    }
  }
}
