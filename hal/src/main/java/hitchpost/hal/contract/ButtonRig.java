package hitchpost.hal.contract;

import hitchpost.hal.device.ButtonInput;

/** What a tester can do to a button or a contact. */
public interface ButtonRig extends DeviceRig<ButtonInput> {
  /** Presses, opens or tilts it, or ends that. */
  void move(boolean active);
}
