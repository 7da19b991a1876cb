package hitchpost.simulator.ports;

import hitchpost.core.hardware.HardwareEvent;
import hitchpost.hal.loop.LoopDevice;

/** A part of a simulated board, which is reached as the board is. */
abstract class SimulatedPart extends LoopDevice {
  final SimulatedBoard board;

  SimulatedPart(SimulatedBoard board, String part) {
    super(part, board);
    this.board = board;
  }

  /** Something has happened that is no business of the board. */
  void hear(HardwareEvent event) {}

  /** Time has passed. */
  void look(long now) {}

  /** The line to the board is back. */
  void found() {}

  /** The line to the board is gone. */
  void lost() {}

  @Override
  public final void start() {
    board.start();
  }

  /** It ends with its board. */
  @Override
  public final void close() {}
}
