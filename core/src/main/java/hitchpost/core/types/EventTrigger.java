package hitchpost.core.types;

import java.util.Optional;

/**
 * What made a monitor report an event.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.32.
 */
public enum EventTrigger implements WireEnum {
  ALERTING("Alerting"),
  DELTA("Delta"),
  PERIODIC("Periodic");

  private final String wire;

  EventTrigger(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<EventTrigger> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
