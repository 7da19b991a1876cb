package hitchpost.hal.driver;

/**
 * A line that devices hang on.
 *
 * @param address a path, or {@code HOST:PORT}
 * @param line how a serial line sends, such as {@code 9600 8N1}; empty for what is usual at the
 *     device
 */
public record BusSpec(String name, Kind kind, String address, String line) {
  /** What a line is. */
  public enum Kind {
    SERIAL,
    TCP
  }
}
