package hitchpost.hal.device;

import java.util.function.Consumer;

/** A part of the station that a driver stands for. */
public interface Device extends AutoCloseable {
  /** Its name in the station file, unique in the station. */
  String name();

  /** What it says of itself, empty until it has been asked. */
  DeviceInfo info();

  /** How well it can be reached now. */
  LinkState link();

  /**
   * Hears every change of {@link #link}, and the present state at once; to be called before {@link
   * #start}.
   */
  void onLink(Consumer<LinkState> listener);

  /**
   * Begins to look for the device and goes on until {@link #close}; a device that is not there is
   * no error.
   */
  void start();

  /** Leaves the hardware in its safe state as far as it can still be reached; may be repeated. */
  @Override
  void close();
}
