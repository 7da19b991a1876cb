package hitchpost.ocpp16.messages;

import hitchpost.core.message.Range;
import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station reports measured values.
 *
 * <p>Source: OCPP 1.6, 4.7, 6.31 and 6.32.
 *
 * @param connectorId 0 is the main meter
 */
public record MeterValuesRequest(
    @Range(min = 0) int connectorId,
    @Nullable Integer transactionId,
    @Size(min = 1) List<MeterValue> meterValue) {
  public MeterValuesRequest {
    meterValue = List.copyOf(meterValue);
  }

  /** Nothing but that they arrived. */
  public record Response() {}
}
