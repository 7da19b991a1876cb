package hitchpost.simulator.live;

import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.station.run.SharedThreads;
import hitchpost.station.wire.Link;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The network cable of a station: as long as it is out, nobody can be reached. */
final class NetworkGate implements Link.Opener {
  private static final String DOWN = "the network is down";

  private final Link.Opener network;
  private final SharedThreads threads;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Link current;
  private boolean down;

  NetworkGate(Link.Opener network, SharedThreads threads) {
    this.network = network;
    this.threads = threads;
  }

  @Override
  public Link open(Consumer<LinkEvent> events) {
    Link link = network.open(events);
    lock.lock();
    try {
      current = link;
    } finally {
      lock.unlock();
    }
    return new Gated(link, events);
  }

  /** The connection drops, and none comes about until {@link #up}. */
  void down() {
    lock.lock();
    try {
      down = true;
      if (current != null) {
        current.drop(DOWN);
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isDown() {
    lock.lock();
    try {
      return down;
    } finally {
      lock.unlock();
    }
  }

  void up() {
    lock.lock();
    try {
      down = false;
    } finally {
      lock.unlock();
    }
  }

  private final class Gated implements Link {
    private final Link link;
    private final Consumer<LinkEvent> events;

    Gated(Link link, Consumer<LinkEvent> events) {
      this.link = link;
      this.events = events;
    }

    @Override
    public void execute(LinkCommand command) {
      lock.lock();
      try {
        if (down && command instanceof LinkCommand.Connect(long attempt, _, _)) {
          threads.execute(() -> events.accept(new LinkEvent.Failed(attempt, DOWN)));
        } else {
          link.execute(command);
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void pauseReading(boolean paused) {
      link.pauseReading(paused);
    }

    @Override
    public void drop(String reason) {
      link.drop(reason);
    }
  }
}
