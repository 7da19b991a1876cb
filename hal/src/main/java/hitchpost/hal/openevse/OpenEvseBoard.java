package hitchpost.hal.openevse;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.PowerPermit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pilot, relay and protection of an OpenEVSE board. */
final class OpenEvseBoard extends OpenEvsePart implements EvseBoard {
  private final List<Consumer<BoardEvent>> listeners = new ArrayList<>();
  private BoardCapabilities toldCapabilities;
  private @Nullable Pilot pilot;
  private @Nullable Boolean power;
  private @Nullable DeviceFault fault;

  OpenEvseBoard(String name, OpenEvseSession session) {
    super(name, session);
    toldCapabilities = capabilities(Found.NOTHING);
  }

  private BoardCapabilities capabilities(Found found) {
    OpenEvseSettings settings = session.settings();
    return new BoardCapabilities(
        found.minAmperes() * 1000,
        found.maxAmperes() * 1000,
        1000,
        settings.phases(),
        false,
        settings.socket(),
        false,
        false,
        true,
        found.watchdog() ? settings.watchdog() : null,
        settings.statusPoll().plus(settings.answer()));
  }

  @Override
  public BoardCapabilities capabilities() {
    return capabilities(session.found());
  }

  @Override
  public void listen(Consumer<BoardEvent> listener) {
    listeners.add(listener);
  }

  @Override
  public CompletionStage<Void> enable(boolean on) {
    return session.tell(
        told -> told.enable(on), on ? "wake up" : "disable itself", s -> s.available(on));
  }

  @Override
  public CompletionStage<Void> offer(CurrentOffer offer) {
    return session.tell(
        told -> told.offer(offer),
        offer.pause() ? "pause" : "offer " + offer.milliAmperes() + " mA",
        Steering::offered);
  }

  @Override
  public CompletionStage<Void> permit(PowerPermit permit) {
    long now = session.clock().nanos();
    return session.tell(
        told -> told.permit(now, permit),
        "open its relay",
        permit instanceof PowerPermit.Denied ? Steering::stopped : _ -> true);
  }

  @Override
  public CompletionStage<Void> keepAlive() {
    return session.found().watchdog()
        ? session.task(this::feed).thenApply(_ -> null)
        : CompletableFuture.completedStage(null);
  }

  /** A board that was not fed in time stays at its fallback until it is told that we know. */
  private boolean feed() {
    RapiLine.Reply reply = session.ask("SY");
    return reply.parameters().size() > 2
        && reply.number(2) != 0
        && session.ask("SY " + Found.WATCHDOG_MISSED).ok();
  }

  @Override
  public CompletionStage<Void> resetFaults() {
    return session
        .task(this::restartIfFaulty)
        .thenCompose(restarted ->
            restarted
                ? session.tell(told -> told, "get well by a restart", _ -> !faulty())
                : CompletableFuture.completedStage(null));
  }

  private boolean restartIfFaulty() {
    boolean faulty = faulty();
    if (faulty) {
      session.restartBoard();
    }
    return faulty;
  }

  private boolean faulty() {
    return session.status().map(BoardStatus::faulty).orElse(false);
  }

  @Override
  public void close() {
    session.close();
  }

  @Override
  public void found(Found found) {
    pilot = null;
    power = null;
    BoardCapabilities now = capabilities(found);
    if (!now.equals(toldCapabilities)) {
      toldCapabilities = now;
      tell(new BoardEvent.CapabilitiesChanged(now));
    }
  }

  @Override
  public void seen(BoardStatus status) {
    boolean closed = status.relayClosed();
    status
        .pilot()
        .filter(now -> now != pilot)
        .ifPresent(now -> {
          pilot = now;
          tell(new BoardEvent.PilotChanged(now));
        });
    if (power == null || power != closed) {
      power = closed;
      tell(new BoardEvent.PowerChanged(closed, false));
    }
    seen(status.fault());
  }

  private void seen(Optional<DeviceFault> now) {
    DeviceFault before = fault;
    if (!now.equals(Optional.ofNullable(before))) {
      fault = now.orElse(null);
      if (before != null) {
        tell(new BoardEvent.FaultCleared(before.id()));
      }
      now.ifPresent(raised -> tell(new BoardEvent.FaultRaised(raised)));
    }
  }

  @Override
  public void rebooted(String cause) {
    tell(new BoardEvent.Rebooted(cause));
  }

  private void tell(BoardEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
