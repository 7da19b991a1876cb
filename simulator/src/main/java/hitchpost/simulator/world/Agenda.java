package hitchpost.simulator.world;

import java.time.Duration;

/** What somebody in the world is going to do, until all of it is called off. */
final class Agenda {
  private final VirtualTime time;
  private long generation;

  Agenda(VirtualTime time) {
    this.time = time;
  }

  /** Nothing of what was planned so far will happen. */
  void callOff() {
    generation++;
  }

  /** Plans something. */
  void after(Duration wait, Runnable action) {
    long now = generation;
    time.after(
        wait,
        () -> {
          if (generation == now) {
            action.run();
          }
        });
  }
}
