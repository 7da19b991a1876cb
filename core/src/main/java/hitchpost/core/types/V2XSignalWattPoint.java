package hitchpost.core.types;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The power to charge or discharge with at a signal of the grid operator.
 *
 * <p>Source: OCPP 2.1 part 2, 2.115.
 *
 * @param signal the value signalled, without unit
 * @param power watts, negative to discharge
 * @param customData vendor additions
 */
public record V2XSignalWattPoint(int signal, BigDecimal power, @Nullable CustomData customData) {
  public V2XSignalWattPoint {
    power = Checks.number(power, "V2XSignalWattPoint.power");
  }
}
