package hitchpost.core.types;

import java.time.Instant;
import java.util.List;

/**
 * The values measured at one moment.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.32; OCPP 1.6, 7.33.
 *
 * @param timestamp when they were measured
 * @param sampledValues at least one
 */
public record MeterValue(Instant timestamp, List<SampledValue> sampledValues) {
  public MeterValue {
    sampledValues = List.copyOf(sampledValues);
    Checks.that(!sampledValues.isEmpty(), "MeterValue.sampledValues", "at least one value");
  }
}
