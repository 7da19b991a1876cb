package hitchpost.hal.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChipProvidersTest {
  private final MemoryGpio gpio = new MemoryGpio();
  private final Context context = ChipProviders.context(gpio.open());

  @AfterEach
  void shutdown() {
    context.shutdown();
  }

  @Test
  void outputHasItsFirstLevelFromTheBeginningAndItsLastAtTheEnd() {
    List<Boolean> seen = new ArrayList<>();
    gpio.follow(3, seen::add);

    DigitalOutput output = output(3, DigitalState.HIGH, DigitalState.LOW);
    assertEquals(List.of(true), seen);
    assertTrue(output.isHigh());

    output.low();
    output.high();
    context.shutdown();
    assertEquals(List.of(true, false, true, false), seen);
  }

  @Test
  void onOfALineThatIsActiveLowIsLow() {
    DigitalOutput output =
        context.create(
            DigitalOutputConfigBuilder.newInstance(context)
                .id("led")
                .bcm(4)
                .onState(DigitalState.LOW)
                .initial(DigitalState.HIGH)
                .build());

    assertFalse(output.isOn());
    output.on();
    assertFalse(gpio.high(4));
  }

  @Test
  void inputTellsItsChangesAndAnswersWithWhatIsTrueNow() {
    List<DigitalState> told = new ArrayList<>();
    DigitalInput input = input(5, PullResistance.PULL_UP);
    input.addListener(event -> told.add(event.state()));
    assertTrue(input.isHigh());

    gpio.drive(5, false);
    gpio.drive(5, false);
    gpio.drive(5, true);

    assertEquals(List.of(DigitalState.LOW, DigitalState.HIGH), told);
  }

  @Test
  void chipThatIsPulledOutIsToldAndFailsEveryCall() {
    List<DigitalState> told = new ArrayList<>();
    DigitalInput input = input(5, PullResistance.OFF);
    input.addListener(event -> told.add(event.state()));
    DigitalOutput output = output(6, DigitalState.LOW, DigitalState.LOW);

    gpio.unplug();

    assertEquals(List.of(DigitalState.UNKNOWN), told);
    IOException refused = assertThrows(IOException.class, output::high);
    assertTrue(refused.getMessage().contains("ENODEV"), refused.getMessage());
    assertThrows(IOException.class, input::state);
    assertThrows(IOException.class, gpio::open);

    gpio.plug();
    assertThrows(IOException.class, output::high, "lines have to be taken anew");
    gpio.open().close();
  }

  @Test
  void lineIsNotGivenTwice() {
    output(7, DigitalState.LOW, DigitalState.LOW);
    assertThrows(RuntimeException.class, () -> output(7, DigitalState.HIGH, DigitalState.LOW));
    assertFalse(gpio.high(7));
  }

  private DigitalOutput output(int offset, DigitalState initial, DigitalState last) {
    return context.create(
        DigitalOutputConfigBuilder.newInstance(context)
            .id("output-" + offset + initial)
            .bcm(offset)
            .initial(initial)
            .shutdown(last)
            .build());
  }

  private DigitalInput input(int offset, PullResistance pull) {
    return context.create(
        DigitalInputConfigBuilder.newInstance(context)
            .id("input-" + offset)
            .bcm(offset)
            .pull(pull)
            .build());
  }
}
