package hitchpost.ocpp16.messages;

import hitchpost.core.message.Size;
import java.time.Instant;
import java.util.List;

/**
 * Values measured at one moment.
 *
 * <p>Source: OCPP 1.6, 7.33.
 */
public record MeterValue(Instant timestamp, @Size(min = 1) List<SampledValue> sampledValue) {
  public MeterValue {
    sampledValue = List.copyOf(sampledValue);
  }
}
