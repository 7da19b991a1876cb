package hitchpost.hal.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.PullResistance;
import hitchpost.hal.gpio.GpioChip.Bias;
import hitchpost.hal.gpio.GpioChip.Edge;
import hitchpost.hal.gpio.GpioChip.EdgeListener;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * An input of Pi4J on a line of a chip.
 *
 * <p>A chip that is lost is told as a change to {@link DigitalState#UNKNOWN}.
 */
final class ChipInput extends DigitalInputBase {
  private final GpioChip.Line line;

  ChipInput(DigitalInputProvider provider, DigitalInputConfig config, GpioChip chip) {
    super(provider, config);
    Long debounce = config.debounce();
    line =
        chip.input(
            config.bcm(),
            bias(config.pull()),
            Duration.of(debounce == null ? 0 : debounce, ChronoUnit.MICROS),
            new EdgeListener() {
              @Override
              public void edge(Edge edge) {
                changed(DigitalState.getState(edge.high()));
              }

              @Override
              public void lost(String reason) {
                changed(DigitalState.UNKNOWN);
              }
            });
  }

  @Override
  public DigitalState state() {
    return DigitalState.getState(line.high());
  }

  @Override
  public DigitalInput shutdownInternal(Context context) {
    super.shutdownInternal(context);
    line.close();
    return this;
  }

  private void changed(DigitalState state) {
    dispatch(new DigitalStateChangeEvent<DigitalInput>(this, state));
  }

  private static Bias bias(PullResistance pull) {
    return switch (pull) {
      case PULL_UP -> Bias.PULL_UP;
      case PULL_DOWN -> Bias.PULL_DOWN;
      case OFF -> Bias.NONE;
    };
  }
}
