package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.time.Instant;
import java.util.List;

/**
 * Values measured at the same moment.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.32.
 */
public record MeterValueType(
    Instant timestamp, @Size(min = 1) List<SampledValueType> sampledValue) {
  public MeterValueType {
    sampledValue = List.copyOf(sampledValue);
  }
}
