package hitchpost.hal.command;

import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.hal.loop.Loop;
import java.time.Duration;

/** What a light that was told something shows at each moment. Used by the thread of its loop. */
public final class Lamp {
  private static final Duration HALF_BLINK = Duration.ofMillis(500);

  private final Loop loop;
  private final Runnable changed;
  private Light light = Light.OFF;
  private boolean lit;
  private boolean endless;
  private int blinksLeft;
  private Loop.Timer blink = Loop.Timer.NONE;

  /**
   * A dark light.
   *
   * @param changed runs whenever it shows something else
   */
  public Lamp(Loop loop, Runnable changed) {
    this.loop = loop;
    this.changed = changed;
  }

  /** What is to be seen now. */
  public Light seen() {
    return lit ? light : Light.OFF;
  }

  /** See {@link hitchpost.hal.device.Indicator#show}. */
  public void show(Light next, int intensityPercent, int blinks) {
    blink.cancel();
    light = intensityPercent > 0 ? next : Light.OFF;
    lit = light != Light.OFF;
    endless = blinks == 0;
    blinksLeft = blinks;
    changed.run();
    if (light == Light.BLINKING) {
      blink = loop.after(HALF_BLINK, this::change);
    }
  }

  private void change() {
    lit = !lit;
    if (!lit) {
      blinksLeft--;
    }
    changed.run();
    if (endless || blinksLeft > 0) {
      blink = loop.after(HALF_BLINK, this::change);
    }
  }
}
