package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station tells which monitors are set, or a part of them.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.39; N02.
 *
 * @param tbc whether more parts follow; absent means no
 * @param seqNo counts the parts from 0
 */
public record NotifyMonitoringReportRequest(
    int requestId,
    Instant generatedAt,
    @Nullable Boolean tbc,
    int seqNo,
    @Nullable @Size(min = 1) List<MonitoringDataType> monitor) {
  public NotifyMonitoringReportRequest {
    monitor = monitor == null ? null : List.copyOf(monitor);
  }

  /** Nothing but that it arrived. */
  public record Response() {}
}
