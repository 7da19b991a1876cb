package hitchpost.hal.board;

import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.hal.device.Indicator;
import hitchpost.hal.loop.Loop;
import java.time.Duration;

/** Lamps in three colours, of which any may be missing, and a buzzer. */
final class GpioIndicator extends GpioPart implements Indicator {
  private static final Duration HALF_BLINK = Duration.ofMillis(500);
  private static final Duration BEEP = Duration.ofMillis(150);

  private Light light = Light.OFF;
  private boolean lit;
  private boolean endless;
  private int blinksLeft;
  private Loop.Timer blink = Loop.Timer.NONE;

  GpioIndicator(GpioBoard board) {
    super(board, "light");
  }

  @Override
  public void show(Light light, int intensityPercent, int blinks) {
    loop.post(() -> {
      blink.cancel();
      this.light = intensityPercent > 0 ? light : Light.OFF;
      lit = this.light != Light.OFF;
      endless = blinks == 0;
      blinksLeft = blinks;
      shine();
      if (light == Light.BLINKING && lit) {
        blink = loop.after(HALF_BLINK, this::change);
      }
    });
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
    set(pins, GpioLine.RED, lit && light == Light.FAULT);
    set(pins, GpioLine.GREEN, lit && light == Light.READY);
    set(pins, GpioLine.BLUE, lit && (light == Light.CHARGING || light == Light.BLINKING));
  }

  private void change() {
    lit = !lit;
    if (!lit) {
      blinksLeft--;
    }
    shine();
    if (endless || blinksLeft > 0) {
      blink = loop.after(HALF_BLINK, this::change);
    }
  }

  private void shine() {
    board.attempt(this::look);
  }

  private void set(GpioPins pins, GpioLine lamp, boolean on) {
    if (board.wiring().has(lamp) && pins.active(lamp) != on) {
      pins.set(lamp, on);
    }
  }
}
