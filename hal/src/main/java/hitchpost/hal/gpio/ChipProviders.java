package hitchpost.hal.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;

/** Providers of Pi4J on a chip. */
public final class ChipProviders {
  private ChipProviders() {}

  /**
   * A context of Pi4J whose lines are those of one chip, numbered as the chip numbers them.
   *
   * <p>Its shutdown closes the chip. It leaves the end of the program to its owner.
   */
  public static Context context(GpioChip chip) {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(new Outputs(chip), new Inputs(chip))
        .build();
  }

  private static final class Outputs extends DigitalOutputProviderBase {
    private final GpioChip chip;

    private Outputs(GpioChip chip) {
      super("hitchpost-outputs", "outputs of " + chip.address());
      this.chip = chip;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      DigitalOutput output = new ChipOutput(this, config, chip);
      context().registry().add(output);
      return output;
    }

    @Override
    public DigitalOutputProvider shutdownInternal(Context context) {
      super.shutdownInternal(context);
      chip.close();
      return this;
    }
  }

  private static final class Inputs extends DigitalInputProviderBase {
    private final GpioChip chip;

    private Inputs(GpioChip chip) {
      super("hitchpost-inputs", "inputs of " + chip.address());
      this.chip = chip;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      DigitalInput input = new ChipInput(this, config, chip);
      context().registry().add(input);
      return input;
    }
  }
}
