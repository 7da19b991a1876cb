package hitchpost.hal.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An output of Pi4J on a line of a chip. */
final class ChipOutput extends DigitalOutputBase {
  private static final Logger LOG = LoggerFactory.getLogger(ChipOutput.class);

  private final GpioChip.Line line;
  private boolean ending;

  /** Takes the line, which has its initial state from then on; without one it is low. */
  ChipOutput(DigitalOutputProvider provider, DigitalOutputConfig config, GpioChip chip) {
    super(provider, config);
    state = config.initialState() == DigitalState.HIGH ? DigitalState.HIGH : DigitalState.LOW;
    line = chip.output(config.bcm(), state.isHigh());
  }

  @Override
  public DigitalOutput state(DigitalState wanted) {
    if (wanted == DigitalState.UNKNOWN) {
      throw new IOException("an output is high or low");
    }
    try {
      line.set(wanted.isHigh());
    } catch (IOException e) {
      if (!ending) {
        throw e;
      }
      LOG.debug("{} is left as it is", id(), e);
    }
    return super.state(wanted);
  }

  @Override
  public DigitalOutput shutdownInternal(Context context) {
    ending = true;
    super.shutdownInternal(context);
    line.close();
    return this;
  }
}
