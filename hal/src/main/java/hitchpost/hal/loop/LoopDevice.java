package hitchpost.hal.loop;

import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkedDevice;

/** What every device on a loop has: a name, an address and its health. */
public abstract class LoopDevice extends LinkedDevice {
  protected final Loop loop;
  private final LinkHealth health;
  private final DeviceInfo info;

  /** A device with a health of its own. */
  protected LoopDevice(String name, String address, Loop loop) {
    super(name);
    this.info = DeviceInfo.at(address);
    this.loop = loop;
    this.health = new LinkHealth(loop.clock());
  }

  /** The part {@code WHOLE.PART} of a device, which is as healthy as the whole. */
  protected LoopDevice(String part, LoopDevice whole) {
    super(whole.name() + "." + part);
    this.info = whole.info;
    this.loop = whole.loop;
    this.health = whole.health;
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  protected final LinkHealth health() {
    return health;
  }
}
