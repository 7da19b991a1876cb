package hitchpost.simulator.hardware;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a meter shows instead of the truth; null shows what the model gives. Each quantity stands
 * for itself, and none of them makes the register count differently.
 *
 * @param milliVolts phase to neutral, one value per phase of the EVSE
 * @param milliAmperes one value per phase of the EVSE
 * @param milliWatts sum of all phases; readings per phase share it evenly
 */
public record MeterOverrides(
    @Nullable List<Long> milliVolts,
    @Nullable List<Long> milliAmperes,
    @Nullable Long milliWatts,
    @Nullable Long milliHertz) {
  /** Shows the model. */
  public static final MeterOverrides NONE = new MeterOverrides(null, null, null, null);

  public MeterOverrides {
    milliVolts = milliVolts == null ? null : List.copyOf(milliVolts);
    milliAmperes = milliAmperes == null ? null : List.copyOf(milliAmperes);
  }
}
