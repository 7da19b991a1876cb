package hitchpost.hal.device;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The electronics of an EVSE: control pilot, contactor and what protects them.
 *
 * <p>No command of this port alone lets power flow: a board closes its contactor while it is
 * enabled, permitted, offers current and the EV asks for it (pilot C or D), and opens it by itself
 * as soon as one of these is over. It is permitted power while the EV is in B already: many boards
 * need that to show their signal. What it tells of one moment it tells pilot first.
 */
public interface EvseBoard extends Device {
  /** What this board can do; may change while it runs, see {@link BoardEvent}. */
  BoardCapabilities capabilities();

  /** Makes the EVSE available to cars, or shows them that it is not. */
  CompletionStage<Void> enable(boolean on);

  /**
   * Offers current on the pilot. A rise waits until 5 s have passed since the last change; a fall
   * to pause does not.
   */
  CompletionStage<Void> offer(CurrentOffer offer);

  /** Permits power for a while, or forbids it at once. */
  CompletionStage<Void> permit(PowerPermit permit);

  /** Feeds the watchdog of the board, where it has one. Only the safety supervisor calls it. */
  CompletionStage<Void> keepAlive();

  /** Clears the faults that the board keeps until somebody acknowledges them. */
  CompletionStage<Void> resetFaults();

  /** Hears everything that happens; to be called before {@link #start}. */
  void listen(Consumer<BoardEvent> listener);
}
