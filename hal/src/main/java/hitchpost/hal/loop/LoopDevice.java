package hitchpost.hal.loop;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.link.LinkHealth;
import java.util.function.Consumer;

/** What every device on a loop has: a name, an address and its health. */
public abstract class LoopDevice implements Device {
  protected final Loop loop;
  protected final LinkHealth health;
  private final String name;
  private final DeviceInfo info;

  /** A device with a health of its own. */
  protected LoopDevice(String name, String address, Loop loop) {
    this(name, address, loop, new LinkHealth(loop.clock()));
  }

  /** A part of a device, which is as healthy as the whole. */
  protected LoopDevice(String name, String address, Loop loop, LinkHealth health) {
    this.name = name;
    this.info = DeviceInfo.at(address);
    this.loop = loop;
    this.health = health;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public final LinkState link() {
    return health.state();
  }

  @Override
  public final void onLink(Consumer<LinkState> listener) {
    health.listen(listener);
  }
}
