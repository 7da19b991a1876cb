package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station sends its device model, or a part of it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.40; B07, B08.
 *
 * @param tbc whether more parts follow; absent means no
 * @param seqNo counts the parts from 0
 */
public record NotifyReportRequest(
    int requestId,
    Instant generatedAt,
    @Nullable Boolean tbc,
    int seqNo,
    @Nullable @Size(min = 1) List<ReportDataType> reportData) {
  public NotifyReportRequest {
    reportData = reportData == null ? null : List.copyOf(reportData);
  }

  /** Nothing but that it arrived. */
  public record Response() {}
}
