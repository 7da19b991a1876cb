package hitchpost.core.types;

import java.util.Optional;

/**
 * What a cost in a sales tariff counts.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.24.
 */
public enum CostKind implements WireEnum {
  CARBON_DIOXIDE_EMISSION("CarbonDioxideEmission"),
  RELATIVE_PRICE_PERCENTAGE("RelativePricePercentage"),
  RENEWABLE_GENERATION_PERCENTAGE("RenewableGenerationPercentage");

  private final String wire;

  CostKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<CostKind> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
