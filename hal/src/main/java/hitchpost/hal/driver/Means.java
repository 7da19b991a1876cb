package hitchpost.hal.driver;

import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.LinkTraffic;
import java.util.ArrayDeque;
import java.util.Collections;
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
  private final Map<String, LinkTraffic> traffic = new LinkedHashMap<>();
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<String, String> usualLines = new LinkedHashMap<>();

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

  /**
   * Notes that a device has something to itself.
   *
   * @param thing such as {@code unit 1 of rs485}
   * @throws IllegalArgumentException when another device has it already
   */
  public void claim(String thing, String device) {
    String owner = owners.putIfAbsent(thing, device);
    if (owner != null) {
      throw new IllegalArgumentException("cannot have " + thing + ", which is of " + owner);
    }
  }

  /**
   * Notes how a device on a bus sends when it is new, where the file does not say how the bus does.
   *
   * @throws IllegalArgumentException when another device on the bus sends otherwise
   */
  void agree(String bus, String usual) {
    String other = usualLines.putIfAbsent(bus, usual);
    if (other != null && !other.equals(usual)) {
      throw new IllegalArgumentException(
          "sends at %s when it is new, others on %s at %s; say with \"line\" how the bus does"
              .formatted(usual, bus, other));
    }
  }

  /**
   * Counts what happens on the line of a bus.
   *
   * @param bus its name
   * @param source of the line, which is handed back
   * @throws IllegalArgumentException when the bus has a line already: nobody opens it twice
   */
  public LinkSource watched(String bus, LinkSource source) {
    if (traffic.putIfAbsent(bus, source.traffic()) != null) {
      throw new IllegalArgumentException("cannot share " + bus + " with another device");
    }
    return source;
  }

  /** What happens on each line, by the names of their buses. */
  public Map<String, LinkTraffic> traffic() {
    return Collections.unmodifiableMap(traffic);
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
