package hitchpost.core.types;

import java.util.Optional;

/**
 * Who set the monitor that reported an event.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.31.
 */
public enum EventNotificationType implements WireEnum {
  HARD_WIRED_NOTIFICATION("HardWiredNotification"),
  HARD_WIRED_MONITOR("HardWiredMonitor"),
  PRECONFIGURED_MONITOR("PreconfiguredMonitor"),
  CUSTOM_MONITOR("CustomMonitor");

  private final String wire;

  EventNotificationType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<EventNotificationType> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
