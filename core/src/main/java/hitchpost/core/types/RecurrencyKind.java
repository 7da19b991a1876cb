package hitchpost.core.types;

import java.util.Optional;

/**
 * How often a recurring charging profile starts anew.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.68; OCPP 1.6, 7.37.
 */
public enum RecurrencyKind implements WireEnum {
  DAILY("Daily"),
  WEEKLY("Weekly");

  private final String wire;

  RecurrencyKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<RecurrencyKind> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
