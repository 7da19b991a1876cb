package hitchpost.hal.safety;

import hitchpost.hal.device.DeviceFault;

/**
 * A fault that stays until somebody acknowledges it.
 *
 * @param id unique in the EVSE
 */
public record LatchedFault(String id, DeviceFault fault) {}
