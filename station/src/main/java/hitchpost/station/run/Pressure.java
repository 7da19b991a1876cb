package hitchpost.station.run;

import hitchpost.station.wire.Link;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stops reading from the CSMS while the station has too much to do, so that the network holds the
 * CSMS back.
 *
 * <p>Reading stops at {@value #MAX_FRAMES} messages, or at {@value #MAX_STEPS} steps whose effects
 * wait for the journal, and goes on at half of both.
 */
final class Pressure {
  /** Messages of the CSMS that wait. */
  static final int MAX_FRAMES = 64;

  /** Steps whose effects wait. */
  static final int MAX_STEPS = 256;

  private final Link link;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean paused;

  Pressure(Link link) {
    this.link = link;
  }

  /** Looks at how much waits; to be called whenever that has changed. */
  void look(Mailbox mailbox, EffectQueue effects) {
    if (!paused && !high(mailbox, effects)) {
      return;
    }
    lock.lock();
    try {
      boolean pause = paused ? !low(mailbox, effects) : high(mailbox, effects);
      if (pause != paused) {
        paused = pause;
        link.pauseReading(pause);
      }
    } finally {
      lock.unlock();
    }
  }

  private static boolean high(Mailbox mailbox, EffectQueue effects) {
    return mailbox.frames() >= MAX_FRAMES || effects.waiting() >= MAX_STEPS;
  }

  private static boolean low(Mailbox mailbox, EffectQueue effects) {
    return mailbox.frames() <= MAX_FRAMES / 2 && effects.waiting() <= MAX_STEPS / 2;
  }
}
