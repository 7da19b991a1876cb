package hitchpost.hal.board;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import hitchpost.hal.board.GpioWiring.Wire;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The lines of a board while its chip is there, by what they are for.
 *
 * <p>Every call fails with a {@link DeviceException} once the chip is gone.
 */
final class GpioPins implements AutoCloseable {
  private final Context context;
  private final Map<GpioLine, DigitalOutput> outputs = new EnumMap<>(GpioLine.class);
  private final Map<GpioLine, DigitalInput> inputs = new EnumMap<>(GpioLine.class);

  /**
   * Takes all lines, outputs off from the beginning.
   *
   * @param moved called on a thread of the chip when an input changes
   */
  GpioPins(Supplier<Context> chip, GpioWiring wiring, Runnable moved) {
    context = attempt(chip);
    try {
      wiring.wires().forEach((line, wire) -> take(line, wire, moved));
    } catch (Pi4JException e) {
      context.shutdown();
      throw unreachable(e);
    }
  }

  /** Whether an input or an output is active. */
  boolean active(GpioLine line) {
    DigitalInput input = inputs.get(line);
    return attempt(() -> input != null ? input.isOn() : output(line).isOn());
  }

  void set(GpioLine line, boolean active) {
    attempt(() -> active ? output(line).on() : output(line).off());
  }

  @Override
  public void close() {
    context.shutdown();
  }

  private DigitalOutput output(GpioLine line) {
    DigitalOutput output = outputs.get(line);
    if (output == null) {
      throw new IllegalStateException(line + " is not wired");
    }
    return output;
  }

  private void take(GpioLine line, Wire wire, Runnable moved) {
    DigitalState on = wire.activeLow() ? DigitalState.LOW : DigitalState.HIGH;
    DigitalState off = DigitalState.inverseState(on);
    if (line.output()) {
      DigitalOutput output =
          context.create(
              DigitalOutputConfigBuilder.newInstance(context)
                  .id(line.name())
                  .bcm(wire.offset())
                  .onState(on)
                  .initial(off)
                  .shutdown(off)
                  .build());
      outputs.put(line, output);
      return;
    }
    DigitalInput input =
        context.create(
            DigitalInputConfigBuilder.newInstance(context)
                .id(line.name())
                .bcm(wire.offset())
                .onState(on)
                .pull(wire.activeLow() ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
                .debounce(GpioWiring.debounce(line).dividedBy(ChronoUnit.MICROS.getDuration()))
                .build());
    input.addListener(event -> moved.run());
    inputs.put(line, input);
  }

  private static <T> T attempt(Supplier<T> call) {
    try {
      return call.get();
    } catch (Pi4JException e) {
      throw unreachable(e);
    }
  }

  private static DeviceException unreachable(Pi4JException e) {
    return new DeviceException(Reason.UNREACHABLE, String.valueOf(e.getMessage()), e);
  }
}
