package hitchpost.core.devicemodel;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Verdict.Reporting;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report that is being told to the CSMS, one part after the other, each when the one before was
 * answered.
 *
 * <p>There is one at a time, and none outlives the connection on which it was asked for. Source:
 * OCPP 2.0.1 part 2, B07 and B08.
 */
public final class Reports {
  /**
   * A part of a report.
   *
   * @param number counts the parts of a report from 0
   * @param more whether another part follows
   */
  public record Part(int requestId, int number, boolean more, List<ReportEntry> entries) {
    public Part {
      entries = List.copyOf(entries);
    }
  }

  private @Nullable ReportPages pages;
  private int request;
  private int next;
  private boolean underway;

  /**
   * Begins a report; {@link #look} has its first part.
   *
   * @param requestId what to call it
   * @param model as it is now; nothing is taken of it later
   */
  public Reporting begin(int requestId, DeviceModel model, Selection selection) {
    if (pages != null) {
      return Reporting.REJECTED;
    }
    List<ReportEntry> entries = model.select(selection);
    if (entries.isEmpty()) {
      return Reporting.EMPTY;
    }
    pages = new ReportPages(entries);
    request = requestId;
    next = 0;
    return Reporting.ACCEPTED;
  }

  /**
   * The part to be told now; empty when there is none, or the one before is not answered.
   *
   * @param connected whether there is a connection
   */
  public Optional<Part> look(boolean connected) {
    if (pages == null || underway) {
      return Optional.empty();
    }
    if (!connected) {
      pages = null;
      return Optional.empty();
    }
    underway = true;
    List<ReportEntry> entries = pages.next();
    return Optional.of(new Part(request, next++, pages.more(), entries));
  }

  /** The CSMS has a part of the report. */
  public void delivered() {
    underway = false;
    if (pages != null && !pages.more()) {
      pages = null;
    }
  }

  /** The CSMS did not take a part of the report: it gets no more of it. */
  public void undelivered(Effects fx) {
    underway = false;
    if (pages != null) {
      pages = null;
      fx.tell(new Fact.Dropped("a report of the device model", "the CSMS did not take a part"));
    }
  }
}
