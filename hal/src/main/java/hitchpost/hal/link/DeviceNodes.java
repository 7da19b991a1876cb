package hitchpost.hal.link;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices at once when a device file goes, on one daemon thread for all of them. A driver that
 * rests between two polls would otherwise learn of an unplug at the next one only.
 */
final class DeviceNodes {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceNodes.class);

  /** The device files of this machine; its thread starts with the first watch. */
  static final DeviceNodes SYSTEM = new DeviceNodes();

  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final @Nullable WatchService service = service();

  private DeviceNodes() {
    if (service != null) {
      Thread.ofPlatform().daemon().name("device-nodes").start(() -> run(service));
    }
  }

  private static @Nullable WatchService service() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException none) {
      LOG.warn("an unplug will be noticed at the next poll only: {}", none.toString());
      return null;
    }
  }

  /**
   * Begins to watch.
   *
   * @param node the file, null for a line without one
   * @param gone called once, on the thread of this class, when it is gone; must not block
   */
  Watch watch(@Nullable Path node, Runnable gone) {
    Watch watch = new Watch(node, gone);
    if (node != null && service != null) {
      watches.add(watch);
      register(node, service);
      // it may have gone before anybody looked
      watch.look();
    }
    return watch;
  }

  private static void register(Path node, WatchService service) {
    Path folder = node.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        folder.register(service, StandardWatchEventKinds.ENTRY_DELETE);
      }
    } catch (IOException refused) {
      LOG.debug("{} cannot be watched", node, refused);
    }
  }

  private void run(WatchService events) {
    try {
      while (true) {
        WatchKey key = events.take();
        key.pollEvents();
        key.reset();
        watches.forEach(Watch::look);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** A device file that is being watched. */
  final class Watch implements AutoCloseable {
    private final @Nullable Path node;
    private final Runnable then;
    private volatile boolean gone;

    private Watch(@Nullable Path node, Runnable then) {
      this.node = node;
      this.then = then;
    }

    /** Whether it was seen to be gone; a file of that name that comes later is another one. */
    boolean gone() {
      return gone;
    }

    private void look() {
      if (node != null && !gone && Files.notExists(node)) {
        gone = true;
        then.run();
      }
    }

    @Override
    public void close() {
      watches.remove(this);
    }
  }
}
