package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * What energy costs from a level of consumption on.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.19.
 */
public record ConsumptionCostType(
    BigDecimal startValue, @Size(min = 1, max = 3) List<CostType> cost) {
  public ConsumptionCostType {
    cost = List.copyOf(cost);
  }
}
