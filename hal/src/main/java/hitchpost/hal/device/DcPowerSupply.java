package hitchpost.hal.device;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Makes the direct current of a DC output. It ends by itself when nobody can tell it anything any
 * more.
 */
public interface DcPowerSupply extends Device {
  Limits limits();

  /**
   * Sets what it shall deliver; 0 mA switches the output off. The stage is done when the output is
   * at one of the two, or as near as what is connected lets it come.
   *
   * @param milliVolts most that may stand at its output
   * @param milliAmperes most that may flow; fails with REFUSED beyond {@link #limits}, and what was
   *     told before stays
   */
  CompletionStage<Void> deliver(int milliVolts, int milliAmperes);

  /** What it delivers now. */
  Output output();

  /** Hears of its faults; to be called before {@link #start}. */
  void onFault(Consumer<FaultChange> listener);

  /** What it can deliver; of what is set within the first three, no more than the last. */
  record Limits(int minMilliVolts, int maxMilliVolts, int maxMilliAmperes, int maxWatts) {}

  /** What flows at its output. */
  record Output(int milliVolts, int milliAmperes) {}
}
