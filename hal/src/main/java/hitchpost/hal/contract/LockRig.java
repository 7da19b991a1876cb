package hitchpost.hal.contract;

import hitchpost.hal.device.ConnectorLock;

/** What a tester can do to a lock. */
public interface LockRig extends DeviceRig<ConnectorLock> {
  /** Whether the bolt is out, seen at the hardware. */
  boolean bolted();

  /** Holds the bolt where it is; false where nobody can, or where the hardware cannot tell. */
  boolean jam();
}
