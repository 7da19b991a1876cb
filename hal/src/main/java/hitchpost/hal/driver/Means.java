package hitchpost.hal.driver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the devices of a station share: the lines that several of them hang on. */
public final class Means implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Means.class);

  private final Map<String, AutoCloseable> shared = new LinkedHashMap<>();

  /**
   * What stands for a bus, or for another thing that devices share; made when it is wanted first.
   *
   * @param name of the bus or the thing
   * @throws IllegalArgumentException when devices want to share it that cannot: they speak
   *     differently
   */
  public <T extends AutoCloseable> T shared(String name, Class<T> type, Supplier<T> made) {
    AutoCloseable found = shared.computeIfAbsent(name, key -> made.get());
    if (!type.isInstance(found)) {
      throw new IllegalArgumentException(
          "cannot share " + name + " with a device that speaks another language");
    }
    return type.cast(found);
  }

  /** Closes what is shared; to be called after the devices are closed. */
  @Override
  public void close() {
    Deque<AutoCloseable> reversed = new ArrayDeque<>();
    shared.values().forEach(reversed::push);
    reversed.forEach(Means::close);
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      LOG.warn("a line could not be closed: {}", e.toString());
    }
  }
}
