package hitchpost.simulator.run;

import java.util.function.Consumer;

/** The lines of a GPIO chip, as what is wired to them sees them. */
interface GpioLines {
  boolean high(int offset);

  /** Drives an input. */
  void drive(int offset, boolean high);

  /** Hears what an output does. */
  void follow(int offset, Consumer<Boolean> follower);
}
