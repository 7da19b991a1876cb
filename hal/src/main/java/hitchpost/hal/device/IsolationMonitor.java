package hitchpost.hal.device;

import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Watches the isolation of a DC output. */
public interface IsolationMonitor extends Device {
  /** Resistance to earth in ohms, empty while it does not know. */
  OptionalInt ohms();

  /** Tests itself; the stage gives whether it works. */
  CompletionStage<Boolean> selfTest();

  /**
   * Hears isolation faults and their end, and faults of its own; to be called before {@link
   * #start}.
   */
  void onFault(Consumer<FaultChange> listener);
}
