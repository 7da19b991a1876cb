package hitchpost.hal.contract;

import hitchpost.hal.device.ConnectorLock;

/** What a tester can do to a lock. */
public interface LockRig extends DeviceRig<ConnectorLock> {
  /** Whether the bolt is out, seen at the hardware. */
  boolean bolted();
}
