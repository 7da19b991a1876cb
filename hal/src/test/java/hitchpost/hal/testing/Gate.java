package hitchpost.hal.testing;

import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.LinkTraffic;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A line that somebody can pull out, and whose far end may be another one each time. */
public final class Gate implements LinkSource {
  private final Supplier<LinkSource> behind;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkTraffic traffic = new LinkTraffic();
  private boolean pulled;
  private @Nullable ByteLink current;

  /**
   * A line that is whole.
   *
   * @param behind asked anew each time that it is opened
   */
  public Gate(Supplier<LinkSource> behind) {
    this.behind = behind;
  }

  @Override
  public String address() {
    return behind.get().address();
  }

  @Override
  public LinkTraffic traffic() {
    return traffic;
  }

  @Override
  public ByteLink open() {
    lock.lock();
    try {
      if (pulled) {
        throw new LinkLostException("the plug is pulled");
      }
      ByteLink opened = behind.get().open();
      current = opened;
      return opened;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever uses the line loses it, and cannot open it. */
  public void pull() {
    lock.lock();
    try {
      pulled = true;
      if (current != null) {
        current.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** It can be opened again. */
  public void putBack() {
    lock.lock();
    try {
      pulled = false;
    } finally {
      lock.unlock();
    }
  }
}
