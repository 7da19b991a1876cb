package hitchpost.hal.device;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Makes the direct current of a DC output. */
public interface DcPowerSupply extends Device {
  Limits limits();

  /** Sets what it shall deliver; 0 mA switches the output off. */
  CompletionStage<Void> deliver(int milliVolts, int milliAmperes);

  /** What it delivers now. */
  Output output();

  /** Hears of its faults; to be called before {@link #start}. */
  void onFault(Consumer<FaultChange> listener);

  /** What it can deliver. */
  record Limits(int minMilliVolts, int maxMilliVolts, int maxMilliAmperes, int maxWatts) {}

  /** What flows at its output. */
  record Output(int milliVolts, int milliAmperes) {}
}
