package hitchpost.simulator.csms;

import hitchpost.simulator.csms.ServerSettings.Password;
import hitchpost.simulator.csms.model.StationBook;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stations must present, on every port: the password of the settings until the station has
 * taken another one over OCPP.
 *
 * <p>A station that took a new password may still come with the one before, because it has not been
 * able to use the new one; once it has come with the new one, that counts alone.
 */
final class Passwords {
  private final LiveCsms live;
  private final Map<String, Password> proven = new ConcurrentHashMap<>();

  Passwords(LiveCsms live) {
    this.live = live;
  }

  /**
   * Whether this is a password of the station.
   *
   * @param first what it was given before anything came over OCPP
   */
  boolean isRight(String stationId, Password first, Password given) {
    Optional<Password> changed =
        live.ask(model -> model.station(stationId).flatMap(StationBook::password))
            .map(Password::new);
    if (changed.filter(given::equals).isPresent()) {
      proven.put(stationId, given);
      return true;
    }
    return given.equals(proven.getOrDefault(stationId, first));
  }
}
