package hitchpost.hal.safety;

import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.ConnectorLock.Result;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.EvseBoard;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A supervisor at work: what it orders is done by whoever brought the sign, before anything else
 * is. Safe for use by several threads.
 */
public final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  /** Hears what concerns more than the board and the lock. */
  public interface Witness {
    /** A fault came; {@code id} is unique in the EVSE. */
    void raised(String id, DeviceFault fault);

    void cleared(String id);

    /** The lock was told to move, and this came of it. */
    void lockMoved(boolean locked, Result result);

    /** The lock was wanted open, which would not have been safe. */
    void unlockRefused();
  }

  private final int evse;
  private final EvseBoard board;
  private final @Nullable ConnectorLock lock;
  private final Supervisor supervisor;
  private final LatchStore latches;
  private final Witness witness;
  private final LongSupplier nanos;
  private final Outlet<Order> orders = new Outlet<>(this::carryOut);

  /** Held while the supervisor decides, and never while a device is called. */
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * @param lock null for a fixed cable
   * @param nanos monotonic clock
   */
  public Guard(
      int evse,
      EvseBoard board,
      @Nullable ConnectorLock lock,
      Supervisor supervisor,
      LatchStore latches,
      Witness witness,
      LongSupplier nanos) {
    this.evse = evse;
    this.board = board;
    this.lock = lock;
    this.supervisor = supervisor;
    this.latches = latches;
    this.witness = witness;
    this.nanos = nanos;
  }

  /** Forbids power, before any device has said anything. */
  public void begin() {
    turn.lock();
    try {
      supervisor.begin(nanos.getAsLong()).forEach(orders::add);
    } finally {
      turn.unlock();
    }
    orders.run();
  }

  /** Has the supervisor take note of something, and does what follows. */
  public void sign(Sign sign) {
    turn.lock();
    try {
      supervisor.step(nanos.getAsLong(), sign).forEach(orders::add);
    } finally {
      turn.unlock();
    }
    orders.run();
  }

  /** Why power may not flow now, empty when it may. */
  public Optional<Obstacle> obstacle() {
    turn.lock();
    try {
      return supervisor.obstacle();
    } finally {
      turn.unlock();
    }
  }

  /** Feeds the watchdog of the board. */
  void keepAlive() {
    heed("feed the watchdog", board.keepAlive());
  }

  private void carryOut(Order order) {
    switch (order) {
      case Order.Permit(var permit) -> heed("permit " + permit, board.permit(permit));
      case Order.Offer(var offer) ->
          heed("offer " + offer, board.offer(offer))
              .whenComplete((_, _) -> sign(new Sign.OfferShown(offer)));
      case Order.MoveLock(boolean locked) -> move(locked);
      case Order.UnlockRefused _ -> witness.unlockRefused();
      case Order.Raise(String id, DeviceFault fault) -> witness.raised(id, fault);
      case Order.Clear(String id) -> witness.cleared(id);
      case Order.Latch(var faults) -> latches.save(evse, faults);
    }
  }

  private void move(boolean locked) {
    if (lock == null) {
      return;
    }
    ConnectorLock own = lock;
    own.move(locked)
        .whenComplete((result, failure) -> {
          Result came = failure == null ? result : Result.FAILED;
          Position position =
              switch (came) {
                case DONE, ASSUMED -> locked ? Position.LOCKED : Position.UNLOCKED;
                case FAILED, OVERTAKEN -> own.position();
              };
          sign(new Sign.LockSeen(position));
          witness.lockMoved(locked, came);
        });
  }

  /** What fails is noted only: the supervisor sees for itself what the hardware does. */
  private CompletionStage<Void> heed(String what, CompletionStage<Void> stage) {
    return stage.whenComplete((_, failure) -> {
      if (failure != null) {
        LOG.debug("EVSE {}: could not {}: {}", evse, what, failure.toString());
      }
    });
  }
}
