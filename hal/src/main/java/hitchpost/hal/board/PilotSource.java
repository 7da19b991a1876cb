package hitchpost.hal.board;

import hitchpost.hal.sysfs.IioVoltage;
import org.jspecify.annotations.Nullable;

/** Where the state of the control pilot is read. */
public sealed interface PilotSource {
  /** Lines of the generator: {@link GpioLine#CONNECTED}, READY and, if wired, the others. */
  record Lines() implements PilotSource {}

  /**
   * A voltage that stands for the high level of the pilot.
   *
   * @param factorPermille pilot volts for one volt at the converter, in thousandths
   * @param offsetMilliVolts to be added then
   */
  record Voltage(IioVoltage input, int factorPermille, int offsetMilliVolts)
      implements PilotSource {}

  /** The level of the pilot; null for a source that measures none. */
  default @Nullable Integer milliVolts() {
    return switch (this) {
      case Lines _ -> null;
      case Voltage(IioVoltage input, int factor, int offset) ->
          (int) ((long) input.milliVolts() * factor / 1_000) + offset;
    };
  }
}
