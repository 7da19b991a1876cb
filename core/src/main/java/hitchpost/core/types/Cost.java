package hitchpost.core.types;

/**
 * One kind of cost of a kilowatt-hour: {@code amount} times ten to the {@code amountMultiplier}.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.20.
 *
 * @param costKind what is counted
 * @param amount mantissa
 * @param amountMultiplier exponent to base ten, -3 to 3, normally 0
 */
public record Cost(CostKind costKind, int amount, int amountMultiplier) {
  public Cost {
    Checks.range(amountMultiplier, -3, 3, "Cost.amountMultiplier");
  }
}
