package hitchpost.core.evse;

import hitchpost.core.Effects;
import hitchpost.core.hardware.HardwareCommand.Indicate;
import hitchpost.core.hardware.HardwareCommand.Light;
import java.util.Map;
import java.util.TreeMap;

/** Shows drivers what an EVSE is doing. */
public final class Lights {
  private final Map<Integer, Indicate> shown = new TreeMap<>();

  /** Brings the light of an EVSE in line with its state and the settings. */
  public void show(Effects fx, ConnectorView view, int intensityPercent, int blinkRepeat) {
    Light light = light(view);
    int blinks = light == Light.BLINKING ? blinkRepeat : 0;
    Indicate now = shown.get(view.evse().id());
    if (now == null
        || now.light() != light
        || now.intensityPercent() != intensityPercent
        || now.blinks() != blinks) {
      var wanted = new Indicate(view.evse().id(), light, intensityPercent, blinks);
      shown.put(view.evse().id(), wanted);
      fx.hardware(wanted);
    }
  }

  private static Light light(ConnectorView view) {
    if (view.fault() != null && view.fault().inoperative()) {
      return Light.FAULT;
    }
    return switch (view.use()) {
      case FREE -> view.operative() ? Light.READY : Light.OFF;
      case PREPARING -> Light.BLINKING;
      case CHARGING -> Light.CHARGING;
      case SUSPENDED_EV, SUSPENDED_EVSE, ENDING -> Light.READY;
    };
  }
}
