package hitchpost.hal.link;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.LinkState;
import java.util.function.Consumer;

/** What every device has that is as well as it can be reached: a name, and its health. */
public abstract class LinkedDevice implements Device {
  private final String name;

  protected LinkedDevice(String name) {
    this.name = name;
  }

  /** That of the line to it, or its own; always the same one. */
  protected abstract LinkHealth health();

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final LinkState link() {
    return health().state();
  }

  @Override
  public final void onLink(Consumer<LinkState> listener) {
    health().listen(listener);
  }
}
