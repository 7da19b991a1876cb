package hitchpost.core.types;

import java.util.Optional;

/**
 * Why the station started.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.5.
 */
public enum BootReason implements WireEnum {
  APPLICATION_RESET("ApplicationReset"),
  FIRMWARE_UPDATE("FirmwareUpdate"),
  LOCAL_RESET("LocalReset"),
  POWER_UP("PowerUp"),
  REMOTE_RESET("RemoteReset"),
  SCHEDULED_RESET("ScheduledReset"),
  TRIGGERED("Triggered"),
  UNKNOWN("Unknown"),
  WATCHDOG("Watchdog");

  private final String wire;

  BootReason(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<BootReason> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
