package hitchpost.hal.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import hitchpost.hal.gpio.LinuxGpioChip.LineDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of a real kernel, in a guest that has a simulated chip. Not a JUnit class, because the
 * guest has nothing but Java: {@code HAL_KERNEL=1 .ci/run} runs it.
 *
 * <p>Arguments: the device file of the chip, and the folder where the simulator shows what outputs
 * drive and takes what inputs are pulled to.
 */
final class KernelGpio {
  private static final Path SWITCH = Path.of("/sys/kernel/config/gpio-sim/st/live");

  private final String chip;
  private final Path folder;
  private int checks;

  private KernelGpio(String chip, Path folder) {
    this.chip = chip;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    KernelGpio test = new KernelGpio(args[0], Path.of(args[1]));
    test.chipDescribesItself();
    test.outputsAndInputs();
    test.chipThatGoesAwayIsNoticed();
    System.out.println("KERNEL GPIO: " + test.checks + " checks passed");
  }

  private void chipDescribesItself() {
    LinuxGpioChip.Description description = LinuxGpioChip.describe(chip);
    check("eight lines", description.lines().size() == 8);
    check("the label", description.label().equals("evse"));
    check("nobody holds them", description.lines().stream().noneMatch(LineDescription::used));
  }

  private void outputsAndInputs() throws Exception {
    Context context = ChipProviders.context(LinuxGpioChip.open(chip));
    DigitalOutput high = output(context, 0, DigitalState.HIGH);
    check("an output is high from its request on", value(0).equals("1"));
    DigitalOutput low = output(context, 1, DigitalState.LOW);
    check("an output is low from its request on", value(1).equals("0"));
    high.low();
    low.high();
    check("outputs follow", value(0).equals("0") && value(1).equals("1"));
    check("an output reads back", low.isHigh() && high.isLow());

    LineDescription held = LinuxGpioChip.describe(chip).lines().get(0);
    check("others see who holds a line", held.used() && held.consumer().equals("hitchpost"));
    check("others see that it is an output", held.output());
    refusedAsBusy();

    pull(2, false);
    var told = new LinkedBlockingQueue<DigitalState>();
    DigitalInput input = input(context, 2);
    input.addListener(event -> told.add(event.state()));
    check("an input is read", input.isLow());
    pull(2, true);
    check("a rising edge is told", next(told) == DigitalState.HIGH && input.isHigh());
    pull(2, false);
    check("a falling edge is told", next(told) == DigitalState.LOW && input.isLow());
    for (int i = 0; i < 40; i++) {
      pull(2, i % 2 == 0);
    }
    // with several processors the kernel may find the level of a later edge when it comes to one
    DigitalState last;
    int edges = 0;
    do {
      last = next(told);
      edges++;
    } while (last == DigitalState.HIGH || !told.isEmpty());
    check("the last edge of a burst is told", last == DigitalState.LOW && input.isLow());
    check("no edge is told twice", edges <= 40);
    context.shutdown();
    check("the end gives lines back", !LinuxGpioChip.describe(chip).lines().get(0).used());
    check("the output is low after its end", value(1).equals("0"));
  }

  private void refusedAsBusy() {
    try (LinuxGpioChip second = LinuxGpioChip.open(chip)) {
      second.output(0, true);
      throw new AssertionError("a line was given twice");
    } catch (IOException e) {
      check(e.getMessage(), e.getMessage().contains("line 0") && e.getMessage().contains("EBUSY"));
    }
  }

  private void chipThatGoesAwayIsNoticed() throws Exception {
    Context context = ChipProviders.context(LinuxGpioChip.open(chip));
    DigitalOutput output = output(context, 0, DigitalState.HIGH);
    var told = new LinkedBlockingQueue<DigitalState>();
    DigitalInput input = input(context, 2);
    input.addListener(event -> told.add(event.state()));
    // the kernel waits with the removal until the lines are closed, so somebody else removes it
    Thread remover = Thread.ofPlatform().daemon().start(() -> write(SWITCH, "0"));
    check("the loss is told", next(told) == DigitalState.UNKNOWN);
    try {
      output.low();
      throw new AssertionError("a line of a chip that is gone was written");
    } catch (IOException e) {
      check(e.getMessage(), e.getMessage().contains("ENODEV"));
    }
    context.shutdown();
    remover.join();
  }

  private static DigitalOutput output(Context context, int offset, DigitalState initial) {
    return context.create(
        DigitalOutputConfigBuilder.newInstance(context)
            .id("output-" + offset)
            .bcm(offset)
            .initial(initial)
            .shutdown(DigitalState.LOW)
            .build());
  }

  private static DigitalInput input(Context context, int offset) {
    return context.create(
        DigitalInputConfigBuilder.newInstance(context)
            .id("input-" + offset)
            .bcm(offset)
            .pull(PullResistance.OFF)
            .debounce(0L)
            .build());
  }

  private String value(int offset) throws java.io.IOException {
    return Files.readString(folder.resolve("sim_gpio" + offset + "/value")).strip();
  }

  private void pull(int offset, boolean up) {
    write(folder.resolve("sim_gpio" + offset + "/pull"), up ? "pull-up" : "pull-down");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static DigitalState next(LinkedBlockingQueue<DigitalState> told)
      throws InterruptedException {
    DigitalState state = told.poll(20, TimeUnit.SECONDS);
    return state == null ? DigitalState.UNKNOWN : state;
  }

  private void check(String what, boolean holds) {
    if (!holds) {
      throw new AssertionError(what);
    }
    checks++;
  }
}
