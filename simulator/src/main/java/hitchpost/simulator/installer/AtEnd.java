package hitchpost.simulator.installer;

import java.util.concurrent.atomic.AtomicBoolean;

/** Does something once: when it is closed, or when a signal ends the program before that. */
final class AtEnd implements AutoCloseable {
  private final Runnable work;
  private final AtomicBoolean done = new AtomicBoolean();
  private final Thread hook = Thread.ofPlatform().name("at-end").unstarted(this::once);

  private AtEnd(Runnable work) {
    this.work = work;
  }

  static AtEnd of(Runnable work) {
    var end = new AtEnd(work);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void once() {
    if (done.compareAndSet(false, true)) {
      work.run();
    }
  }

  @Override
  public void close() {
    once();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the program ends anyway, and the hook finds nothing to do
    }
  }
}
