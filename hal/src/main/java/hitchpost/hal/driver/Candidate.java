package hitchpost.hal.driver;

import hitchpost.hal.meter.MeterProfile;
import hitchpost.hal.meter.MeterProfiles;
import hitchpost.hal.meter.MeterReader;
import hitchpost.hal.modbus.Registers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A device that may be on a Modbus line, and how to know it without changing anything.
 *
 * @param name what a station file calls it
 * @param line how it sends when it is new
 * @param unit its number on the bus when it is new
 * @param rest that it needs between two requests
 * @param identity throws {@link hitchpost.hal.device.DeviceException} when it is another one
 */
public record Candidate(
    String name, String line, int unit, Duration rest, Consumer<Registers> identity) {
  /** Everything that is known; those first that are easy to tell from others. */
  public static List<Candidate> all() {
    List<Candidate> all = new ArrayList<>();
    for (Driver driver : OwnDrivers.all()) {
      if (driver instanceof ModbusBoardDriver board) {
        all.add(board.candidate());
      }
    }
    for (String model : MeterProfiles.names()) {
      MeterProfile profile = MeterProfiles.named(model);
      var reader = new MeterReader(profile);
      all.add(
          new Candidate(
              "modbus-meter " + model,
              profile.line(),
              profile.unit(),
              Duration.ZERO,
              reader::identify));
    }
    return all;
  }
}
