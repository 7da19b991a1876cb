package hitchpost.hal.board;

import hitchpost.hal.loop.LoopDevice;

/** A part of a GPIO board, which lives and dies with it. */
abstract class GpioPart extends LoopDevice {
  final GpioBoard board;

  GpioPart(GpioBoard board, String part) {
    super(part, board);
    this.board = board;
  }

  /** Looks at its inputs, on the loop of the board, ten times a second and at every edge. */
  abstract void look(GpioPins pins);

  /** The chip is gone, and whatever was under way with it. */
  void lost() {}

  /** It starts with its board. */
  @Override
  public final void start() {
    board.start();
  }

  /** It ends with its board. */
  @Override
  public final void close() {}
}
