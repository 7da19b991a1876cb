package hitchpost.simulator.ports;

import hitchpost.core.hardware.HardwareCommand.Indicate;
import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.hal.command.Lamp;
import hitchpost.hal.device.Indicator;

/** The light of a simulated EVSE, and what sounds there. */
final class SimulatedLight extends SimulatedPart implements Indicator {
  private final Lamp lamp = new Lamp(loop, this::shine);
  private int intensityPercent;
  private int beeps;

  SimulatedLight(SimulatedBoard board) {
    super(board, "light");
  }

  @Override
  public void show(Light light, int intensity, int blinks) {
    loop.post(() -> {
      intensityPercent = intensity;
      lamp.show(light, intensity, blinks);
    });
  }

  @Override
  public void beep() {
    loop.post(() -> beeps += board.reached() ? 1 : 0);
  }

  /** How often it has sounded. */
  int beeps() {
    return beeps;
  }

  @Override
  void found() {
    shine();
  }

  private void shine() {
    if (board.reached()) {
      board.command(new Indicate(SimulatedBoard.EVSE, lamp.seen(), intensityPercent, 0));
    }
  }
}
