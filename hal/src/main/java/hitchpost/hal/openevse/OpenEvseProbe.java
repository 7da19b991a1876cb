package hitchpost.hal.openevse;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.LinkTraffic;
import java.time.Duration;
import java.util.Optional;

/** Looks whether an OpenEVSE board is on a line, and changes nothing. */
public final class OpenEvseProbe {
  private OpenEvseProbe() {}

  /**
   * What the board says of itself, empty when there is none.
   *
   * @throws hitchpost.hal.link.LinkLostException when the line cannot be opened
   */
  public static Optional<String> look(LinkSource source) {
    return look(source, OpenEvseSettings.USUAL.answer());
  }

  static Optional<String> look(LinkSource source, Duration patience) {
    try (ByteLink link = source.open()) {
      var line = new RapiLine(link, HalClock.SYSTEM, patience, new LinkTraffic(), _ -> {});
      Found found = Found.ask(line);
      return Optional.of("firmware " + found.firmware() + ", up to " + found.maxAmperes() + " A");
    } catch (DeviceException other) {
      return Optional.empty();
    }
  }
}
