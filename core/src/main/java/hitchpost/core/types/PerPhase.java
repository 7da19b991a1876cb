package hitchpost.core.types;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A limit or setpoint for all phases together, or for each phase by itself.
 *
 * <p>The unit is that of the schedule. Without {@code l2} and {@code l3}, watts are the sum over
 * all phases and amperes hold for every phase; with one of them, {@code value} is that of phase L1.
 * Source: OCPP 2.1 part 2, 2.18, and errata V2X.07: L2 and L3 never stand alone.
 *
 * @param value all phases, or L1
 * @param l2 phase L2
 * @param l3 phase L3
 */
public record PerPhase(BigDecimal value, @Nullable BigDecimal l2, @Nullable BigDecimal l3) {
  public PerPhase {
    value = Checks.number(value, "PerPhase.value");
    l2 = Checks.optionalNumber(l2, "PerPhase.l2");
    l3 = Checks.optionalNumber(l3, "PerPhase.l3");
  }

  /** One value for all phases. */
  public static PerPhase of(BigDecimal value) {
    return new PerPhase(value, null, null);
  }

  boolean anyPositive() {
    return value.signum() > 0 || (l2 != null && l2.signum() > 0) || (l3 != null && l3.signum() > 0);
  }
}
