package hitchpost.core.types;

import java.math.BigDecimal;
import java.util.List;

/**
 * What energy costs from a level of consumption on.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.19.
 *
 * @param startValue the lowest consumption it holds for
 * @param costs 1 to 3, of different kinds
 */
public record ConsumptionCost(BigDecimal startValue, List<Cost> costs) {
  public ConsumptionCost {
    startValue = Checks.number(startValue, "ConsumptionCost.startValue");
    costs = List.copyOf(costs);
    Checks.size(costs, 1, 3, "ConsumptionCost.costs");
  }
}
