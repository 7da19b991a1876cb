package hitchpost.hal.modbus;

import java.time.Duration;

/**
 * Where a device is on its bus.
 *
 * @param unit 1 to 247; over TCP 0 to 255
 * @param rest that it needs between two requests
 */
public record UnitAddress(int unit, Duration rest) {
  public UnitAddress {
    if (unit < 0 || unit > 255) {
      throw new IllegalArgumentException("unit " + unit + " is not in 0..255");
    }
  }

  /** A device that needs no rest. */
  public static UnitAddress of(int unit) {
    return new UnitAddress(unit, Duration.ZERO);
  }
}
