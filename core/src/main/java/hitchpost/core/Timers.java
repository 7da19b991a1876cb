package hitchpost.core;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The timers of one block: at most one a slot, and a stale one is recognised. */
public final class Timers {
  private final Map<String, Long> running = new TreeMap<>();
  private long generation;

  /** Starts a timer, in place of the one that runs in the same slot. */
  public void start(Effects fx, String kind, String subject, Duration delay) {
    Timer timer = new Timer(kind, subject, ++generation);
    running.put(timer.slot(), timer.generation());
    fx.startTimer(timer, delay);
  }

  /** Stops a timer; stopping what does not run is fine. */
  public void stop(Effects fx, String kind, String subject) {
    if (running.isEmpty()) {
      return;
    }
    String slot = new Timer(kind, subject, 0).slot();
    if (running.remove(slot) != null) {
      fx.stopTimer(slot);
    }
  }

  /** Whether a timer of this slot runs. */
  public boolean running(String kind, String subject) {
    return !running.isEmpty() && running.containsKey(new Timer(kind, subject, 0).slot());
  }

  /** Whether a fired timer is the one that runs in its slot; it then no longer does. */
  public boolean current(Timer fired) {
    Long expected = running.get(fired.slot());
    if (expected == null || expected != fired.generation()) {
      return false;
    }
    running.remove(fired.slot());
    return true;
  }
}
