package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;

/** A device answered with an exception code. Source: MODBUS Application Protocol 1.1b3, 7. */
public final class ModbusException extends DeviceException {
  /** The device has no such register, or not so many of them. */
  public static final int ILLEGAL_ADDRESS = 2;

  private static final int GATEWAY_HAS_NO_PATH = 10;
  private static final int GATEWAY_HEARS_NOTHING = 11;
  private static final long serialVersionUID = 1;

  private final int code;

  ModbusException(int code, String request) {
    super(reason(code), request + ": " + text(code) + " (exception " + code + ")");
    this.code = code;
  }

  /** As the device sent it, 1 to 255. */
  public int code() {
    return code;
  }

  private static Reason reason(int code) {
    return code == GATEWAY_HAS_NO_PATH || code == GATEWAY_HEARS_NOTHING
        ? Reason.TIMEOUT
        : Reason.REFUSED;
  }

  private static String text(int code) {
    return switch (code) {
      case 1 -> "illegal function";
      case ILLEGAL_ADDRESS -> "illegal data address";
      case 3 -> "illegal data value";
      case 4 -> "the device failed";
      case 5 -> "acknowledged, not done yet";
      case 6 -> "the device is busy";
      case 8 -> "memory parity error";
      case GATEWAY_HAS_NO_PATH -> "the gateway has no path";
      case GATEWAY_HEARS_NOTHING -> "nothing answers behind the gateway";
      default -> "unknown reason";
    };
  }
}
