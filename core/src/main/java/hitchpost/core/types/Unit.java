package hitchpost.core.types;

import java.util.Optional;

/**
 * The base unit of a measurand: no kilo, no milli.
 *
 * <p>Source: OCPP 2.0.1 part 2, appendices, standardised units of measure; OCPP 1.6, 7.45, has
 * neither VAh nor hertz nor rpm.
 */
public enum Unit implements WireEnum {
  WH("Wh"),
  VARH("varh"),
  VAH("VAh"),
  W("W"),
  VA("VA"),
  VAR("var"),
  A("A"),
  V("V"),
  CELSIUS("Celsius"),
  PERCENT("Percent"),
  HERTZ("Hz"),
  RPM("RPM"),
  /** A plain ratio; its spelling is empty because a message carries no unit for it. */
  NONE("");

  private final String wire;

  Unit(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<Unit> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
