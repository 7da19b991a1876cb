package hitchpost.hal.board;

import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.hal.command.Lamp;
import hitchpost.hal.device.Indicator;
import java.time.Duration;

/** Lamps in three colours, of which any may be missing, and a buzzer. */
final class GpioIndicator extends GpioPart implements Indicator {
  private static final Duration BEEP = Duration.ofMillis(150);

  private final Lamp lamp;

  GpioIndicator(GpioBoard board) {
    super(board, "light");
    lamp = new Lamp(loop, () -> board.attempt(this::look));
  }

  @Override
  public void show(Light light, int intensityPercent, int blinks) {
    loop.post(() -> lamp.show(light, intensityPercent, blinks));
  }

  @Override
  public void beep() {
    loop.post(() -> {
      if (board.wiring().has(GpioLine.BUZZER)
          && board.attempt(pins -> pins.set(GpioLine.BUZZER, true))) {
        loop.after(BEEP, () -> board.attempt(pins -> pins.set(GpioLine.BUZZER, false)));
      }
    });
  }

  /** Lamps are off after their chip was gone. */
  @Override
  void look(GpioPins pins) {
    Light seen = lamp.seen();
    set(pins, GpioLine.RED, seen == Light.FAULT);
    set(pins, GpioLine.GREEN, seen == Light.READY);
    set(pins, GpioLine.BLUE, seen == Light.CHARGING || seen == Light.BLINKING);
  }

  private void set(GpioPins pins, GpioLine lamp, boolean on) {
    if (board.wiring().has(lamp) && pins.active(lamp) != on) {
      pins.set(lamp, on);
    }
  }
}
