package hitchpost.hal.device;

import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Watches for residual current. */
public interface ResidualCurrentMonitor extends Device {
  /** Whether it has tripped and holds the power off. */
  boolean tripped();

  /** Tests itself; the stage gives whether it works. To be called with the contactor open. */
  CompletionStage<Boolean> selfTest();

  /** Lets power flow again after a trip; the stage gives whether it does. */
  CompletionStage<Boolean> reset();

  /** Residual current in microamperes, empty for a monitor that does not measure it. */
  OptionalInt microAmperes();

  /** Hears trips, at once, and their end; to be called before {@link #start}. */
  void onFault(Consumer<FaultChange> listener);
}
