package hitchpost.hal.device;

/**
 * Something is wrong with a device.
 *
 * @param id handle, unique in the device; the same fault has the same id
 * @param text for an installer to read, at most 50 characters
 * @param vendorCode as the device says it, at most 50 characters, empty for none
 */
public record DeviceFault(
    String id, DeviceFaultCode code, Severity severity, String text, String vendorCode) {
  /** A fault as serious as its kind usually is. */
  public static DeviceFault of(DeviceFaultCode code, String text, String vendorCode) {
    return new DeviceFault(code.name(), code, code.severity(), text, vendorCode);
  }

  /** What it does to charging. */
  public enum Severity {
    /** Nothing. */
    WARN,
    /** Charging stops; the EVSE works again when the fault has gone. */
    STOP,
    /**
     * Charging stops and stays stopped until somebody acknowledges the fault, also after a restart.
     */
    LATCHED
  }
}
