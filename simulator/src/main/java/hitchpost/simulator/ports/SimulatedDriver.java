package hitchpost.simulator.ports;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.hal.device.Device;
import hitchpost.hal.driver.BusSpec;
import hitchpost.hal.driver.DeviceSpec;
import hitchpost.hal.driver.Driver;
import hitchpost.hal.driver.Means;
import hitchpost.hal.driver.Option;
import hitchpost.hal.loop.ThreadLoop;
import hitchpost.simulator.hardware.EvseSetup;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A simulated EVSE in a station file, beside real devices. */
public final class SimulatedDriver implements Driver {
  private static final int VOLTS = 230;
  private static final int MINUTES_PER_DAY = 1_440;

  @Override
  public String type() {
    return "simulated";
  }

  @Override
  public String summary() {
    return "simulated EVSE with cars that come and go, to try a station without hardware";
  }

  @Override
  public Set<BusSpec.Kind> buses() {
    return Set.of();
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.number("phases", 1, 3, 3, "phases of its supply"),
        Option.number("maxAmperes", 6, 80, 32, "most that it offers"),
        Option.flag("socket", false, "whether a loose cable is plugged in, which is locked"),
        Option.number("carAfterSeconds", 0, 86_400, 5, "when the first car comes"),
        Option.number(
            "carStaysMinutes", 0, MINUTES_PER_DAY, 30, "how long each car stays, 0 = for good"),
        Option.number("carAwayMinutes", 0, MINUTES_PER_DAY, 5, "how long until the next one"));
  }

  @Override
  public List<Device> open(DeviceSpec spec, Means means) {
    var connector = new ConnectorSpec(1, "sType2", !spec.flag("socket"));
    var evse =
        new EvseSpec(
            1, spec.number("phases"), spec.number("maxAmperes") * 1_000, VOLTS, List.of(connector));
    var board = new SimulatedBoard(spec.name(), EvseSetup.of(evse), new ThreadLoop(spec.name()));
    board.visits(
        Duration.ofSeconds(spec.number("carAfterSeconds")),
        Duration.ofMinutes(spec.number("carStaysMinutes")),
        Duration.ofMinutes(spec.number("carAwayMinutes")));
    return board.devices();
  }
}
