package hitchpost.simulator.live;

import hitchpost.core.StationView;
import hitchpost.core.rpc.LogMask;
import hitchpost.simulator.http.EventLog;
import hitchpost.station.run.StationListener;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What happens at a station, as events: {@code state}, the snapshot whenever it has changed, and
 * {@code ocpp}, each message with its time and direction and without secrets.
 *
 * <p>Nothing is recorded before somebody asks for the first time. The latest {@value #CAPACITY}
 * events are kept from then on.
 */
final class StationEvents implements StationListener {
  /** Events kept for those who come back. */
  static final int CAPACITY = 1024;

  private record Message(String time, String direction, JsonNode message) {}

  private final Function<StationView, StationSnapshot> snapshots;
  private final EventLog log = new EventLog(CAPACITY, "ocpp", "state");
  private volatile boolean watched;

  // for the one who is at the station
  private volatile String lastState = "";

  StationEvents(Function<StationView, StationSnapshot> snapshots) {
    this.snapshots = snapshots;
  }

  /** Records from now on, also what has not changed since it was last looked at. */
  EventLog watch() {
    watched = true;
    lastState = "";
    return log;
  }

  /** What was recorded. */
  EventLog log() {
    return log;
  }

  boolean watched() {
    return watched;
  }

  @Override
  public void stepped(StationView view) {
    if (!watched) {
      return;
    }
    String state = SnapshotJson.text(snapshots.apply(view));
    if (!state.equals(lastState)) {
      lastState = state;
      log.publish("state", state);
    }
  }

  @Override
  public void received(String text, Instant at) {
    message(text, "in", at);
  }

  @Override
  public void sent(String text, Instant at) {
    message(text, "out", at);
  }

  private void message(String text, String direction, Instant at) {
    if (watched) {
      var message =
          new Message(at.toString(), direction, SnapshotJson.parsed(LogMask.SECRETS.line(text)));
      log.publish("ocpp", SnapshotJson.text(message));
    }
  }
}
