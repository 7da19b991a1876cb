package hitchpost.core.evse;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Now;
import hitchpost.core.Timer;
import hitchpost.core.types.Evse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reports statuses: each when it has lasted long enough, never twice the same but after a long
 * offline time, and after one only the latest (no history).
 */
public final class StatusReporter {
  /** Wait before a status that the CSMS did not take is reported again. */
  static final Duration RETRY = Duration.ofSeconds(60);

  private static final String TIMER = "status";

  private final Map<Evse, Line> lines = new LinkedHashMap<>();
  private boolean open;
  private long closedNanos;
  private long generation;

  /** What there is to say, and was said, of one connector. */
  private static final class Line {
    private ConnectorView current;
    private String text;
    private long generation;
    private boolean settling;

    /** What the CSMS was last sent; null when it may not know. */
    private @Nullable String announced;

    Line(ConnectorView current, String text) {
      this.current = current;
      this.text = text;
    }
  }

  /**
   * From now on statuses may be sent: the station is connected and registered.
   *
   * @param longest after this time the CSMS is told of every connector, and not only of those that
   *     have changed. Source: OCPP 2.0.1 part 2, B04
   */
  public void open(Now now, Duration longest) {
    boolean tellsAll = now.monotonicNanos() - closedNanos > longest.toNanos();
    open = true;
    for (Line line : lines.values()) {
      line.settling = false;
      if (tellsAll) {
        line.announced = null;
      }
    }
  }

  /** Statuses may not be sent; they are only noted. */
  public void close(Now now) {
    if (open) {
      closedNanos = now.monotonicNanos();
    }
    open = false;
  }

  /** The CSMS knows nothing, as after a boot: everything is reported anew. */
  public void forget() {
    lines.clear();
  }

  /**
   * Takes note of how a connector is now and reports it when due.
   *
   * @param minimum how long a status must last before it is reported
   * @param says what the report would say; equal texts are not reported twice
   */
  public void see(
      Effects fx, ConnectorView view, Duration minimum, Function<ConnectorView, String> says) {
    Line line = lines.get(view.evse());
    if (line == null) {
      line = new Line(view, says.apply(view));
      lines.put(view.evse(), line);
    } else if (!line.current.equals(view)) {
      String text = says.apply(view);
      line.current = view;
      if (!text.equals(line.text)) {
        line.text = text;
        line.settling = false;
        if (minimum.isPositive()) {
          settle(fx, line, minimum);
        }
      }
    }
    report(fx, line);
  }

  /** Reports how a connector is now, however short it has been so; the CSMS asked for it. */
  public void tellNow(Effects fx, ConnectorView view) {
    Line line = lines.get(view.evse());
    if (line != null && line.current.equals(view)) {
      line.announced = line.text;
    }
    fx.tellOnDemand(new Fact.StatusDue(view, fx.knownTime()));
  }

  /** A status has lasted long enough, or it is time to try again. */
  public void timerFired(Effects fx, Timer timer) {
    for (Line line : lines.values()) {
      boolean meant = line.generation == timer.generation();
      if (meant && subject(line.current.evse()).equals(timer.subject())) {
        line.settling = false;
        report(fx, line);
      }
    }
  }

  /** A report did not get through: the CSMS is told again later. */
  public void failed(Effects fx, ConnectorView view) {
    Line line = lines.get(view.evse());
    if (line != null) {
      line.announced = null;
      settle(fx, line, RETRY);
    }
  }

  /** Whether this timer is one of the reporter's. */
  public static boolean owns(Timer timer) {
    return timer.kind().equals(TIMER);
  }

  private void settle(Effects fx, Line line, Duration wait) {
    line.settling = true;
    line.generation = ++generation;
    String subject = subject(line.current.evse());
    fx.startTimer(new Timer(TIMER, subject, line.generation), wait);
  }

  private void report(Effects fx, Line line) {
    if (open && !line.settling && !line.text.equals(line.announced)) {
      line.announced = line.text;
      fx.tell(new Fact.StatusDue(line.current, fx.knownTime()));
    }
  }

  private static String subject(Evse connector) {
    return connector.id() + "." + connector.connectorId();
  }
}
