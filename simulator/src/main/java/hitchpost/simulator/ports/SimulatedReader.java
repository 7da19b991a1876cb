package hitchpost.simulator.ports;

import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.types.IdToken;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.rfid.RepeatGate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The reader of a simulated EVSE. */
final class SimulatedReader extends SimulatedPart implements IdTokenReader {
  private final RepeatGate gate = new RepeatGate();
  private final List<Consumer<IdToken>> listeners = new CopyOnWriteArrayList<>();

  SimulatedReader(SimulatedBoard board) {
    super(board, "reader");
  }

  @Override
  public List<Integer> evses() {
    return List.of();
  }

  @Override
  public void onToken(Consumer<IdToken> listener) {
    listeners.add(listener);
  }

  @Override
  void hear(HardwareEvent event) {
    if (event instanceof HardwareEvent.TokenPresented(IdToken token, _)
        && board.reached()
        && gate.admits(token, loop.nanos())) {
      listeners.forEach(listener -> listener.accept(token));
    }
  }
}
