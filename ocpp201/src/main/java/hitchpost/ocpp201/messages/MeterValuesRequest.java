package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;

/**
 * The station reports measured values outside of transaction events.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.32; J01.
 *
 * @param evseId 0 means the main meter
 */
public record MeterValuesRequest(int evseId, @Size(min = 1) List<MeterValueType> meterValue) {
  public MeterValuesRequest {
    meterValue = List.copyOf(meterValue);
  }

  /** Nothing but that they arrived. */
  public record Response() {}
}
