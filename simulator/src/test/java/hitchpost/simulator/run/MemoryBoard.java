package hitchpost.simulator.run;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.PowerPermit;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A board with a socket, and the car at it, which reacts at once. */
public final class MemoryBoard extends MemoryPart implements EvseBoard {
  private Consumer<BoardEvent> listener = event -> {};
  private Pilot pilot = Pilot.A;
  private boolean closed;
  private boolean plugged;
  private boolean permitted;
  private boolean welded;
  private CurrentOffer offer = CurrentOffer.PAUSE;
  private long keptAlive;

  MemoryBoard(String name) {
    super(name);
  }

  public synchronized void plug(boolean in) {
    plugged = in;
    if (up()) {
      listener.accept(new BoardEvent.CableChanged(in ? Cable.A32 : Cable.NONE));
    }
    settle();
  }

  /** The contactor does not open any more. */
  public synchronized void weld() {
    welded = true;
  }

  public synchronized boolean closed() {
    return closed;
  }

  public synchronized CurrentOffer offered() {
    return offer;
  }

  synchronized boolean fed() {
    return keptAlive > 0;
  }

  /** How often its watchdog has been fed. */
  public synchronized long feeds() {
    return keptAlive;
  }

  @Override
  synchronized void reached() {
    listener.accept(new BoardEvent.PilotChanged(pilot));
    listener.accept(new BoardEvent.PowerChanged(closed, true));
    listener.accept(new BoardEvent.CableChanged(plugged ? Cable.A32 : Cable.NONE));
  }

  private void settle() {
    Pilot next = !plugged ? Pilot.A : offer.pause() ? Pilot.B : Pilot.C;
    boolean power = welded && closed || permitted && !offer.pause() && next.ready();
    boolean changed = next != pilot;
    pilot = next;
    if (changed && up()) {
      listener.accept(new BoardEvent.PilotChanged(next));
    }
    if (power != closed) {
      closed = power;
      if (up()) {
        listener.accept(new BoardEvent.PowerChanged(power, true));
      }
    }
  }

  @Override
  public BoardCapabilities capabilities() {
    return new BoardCapabilities(6_000, 32_000, 1, 3, false, true, true, true, false, null);
  }

  @Override
  public CompletionStage<Void> enable(boolean on) {
    return done(() -> {});
  }

  @Override
  public synchronized CompletionStage<Void> offer(CurrentOffer next) {
    return done(() -> {
      offer = next;
      settle();
    });
  }

  @Override
  public synchronized CompletionStage<Void> permit(PowerPermit permit) {
    return done(() -> {
      permitted = permit instanceof PowerPermit.Granted;
      settle();
    });
  }

  @Override
  public synchronized CompletionStage<Void> keepAlive() {
    return done(() -> keptAlive++);
  }

  @Override
  public CompletionStage<Void> resetFaults() {
    return done(() -> {});
  }

  @Override
  public void listen(Consumer<BoardEvent> to) {
    listener = to;
  }
}
