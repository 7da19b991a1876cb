package hitchpost.simulator.bench;

import hitchpost.core.StationView;
import hitchpost.station.run.StationListener;
import java.time.Instant;

/** Notices when the station is done with the answer to a call of one action. */
final class AnsweredCalls implements StationListener {
  /** Place of the action in a CALL whose id is a UUID. */
  private static final int ACTION_PLACE = 43;

  private final String action;
  private final Runnable done;
  private volatile boolean waiting;
  private volatile boolean arrived;
  private volatile String lastCall = "";

  AnsweredCalls(String action, Runnable done) {
    this.action = action;
    this.done = done;
  }

  String lastCall() {
    return lastCall;
  }

  @Override
  public void sent(String text, Instant at) {
    if (text.startsWith(action, ACTION_PLACE)) {
      lastCall = text;
      waiting = true;
    }
  }

  @Override
  public void received(String text, Instant at) {
    arrived = waiting;
  }

  @Override
  public void stepped(StationView view) {
    if (arrived) {
      arrived = false;
      waiting = false;
      done.run();
    }
  }
}
