package hitchpost.hal.device;

/**
 * What a device says of itself; empty for what it does not say.
 *
 * @param address where it is, as the station file says it: a path, a host, a unit on a bus
 */
public record DeviceInfo(
    String vendor, String model, String serialNumber, String firmware, String address) {
  /** A device that has said nothing yet. */
  public static DeviceInfo at(String address) {
    return new DeviceInfo("", "", "", "", address);
  }
}
