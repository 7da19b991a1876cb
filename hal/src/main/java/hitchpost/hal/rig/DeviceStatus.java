package hitchpost.hal.rig;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.LinkState;

/** How a device is. */
public record DeviceStatus(String name, DeviceInfo info, LinkState link) {
  static DeviceStatus of(Device device) {
    return new DeviceStatus(device.name(), device.info(), device.link());
  }
}
