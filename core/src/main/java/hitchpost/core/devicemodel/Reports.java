package hitchpost.core.devicemodel;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
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
  /** Whether a report begins. */
  public enum Begun {
    ACCEPTED,
    /** Another one is on its way. */
    REJECTED,
    /** There is nothing to tell. */
    EMPTY
  }

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

  private final DeviceModel model;
  private @Nullable ReportPages pages;
  private int request;
  private int next;
  private boolean underway;

  public Reports(DeviceModel model) {
    this.model = model;
  }

  /**
   * Begins a report; {@link #look} has its first part.
   *
   * @param requestId what to call it
   */
  public Begun begin(int requestId, Selection selection) {
    if (pages != null) {
      return Begun.REJECTED;
    }
    List<ReportEntry> entries = model.select(selection);
    if (entries.isEmpty()) {
      return Begun.EMPTY;
    }
    pages = new ReportPages(entries);
    request = requestId;
    next = 0;
    return Begun.ACCEPTED;
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
