package hitchpost.core;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.security.SecurityConfig;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What does not change while the station runs.
 *
 * @param buildTime of the program; no time before it is believed
 * @param settings every setting of the station, with its factory values
 * @param backOff waits between attempts to connect, as they leave the factory
 * @param remoteStartPicksFreeConnector whether a remote start without connector takes the first
 *     free one at once instead of waiting for a plug
 * @param rejectRemoteStartWithoutConnector whether it is refused instead
 */
public record StationConfig(
    String stationId,
    Identity identity,
    List<EvseSpec> evses,
    List<Setting<?>> settings,
    BackOff backOff,
    Instant buildTime,
    boolean remoteStartPicksFreeConnector,
    boolean rejectRemoteStartWithoutConnector,
    SecurityConfig security,
    FirmwareConfig firmware) {
  public StationConfig {
    evses = List.copyOf(evses);
    settings =
        withConnection(
            settings,
            ConnectionSettings.of(
                backOff, security.profiles().stream().map(ConnectionProfile::slot).toList()));
  }

  /** How it connects are settings too, and where the settings have them already, those hold. */
  private static List<Setting<?>> withConnection(
      List<Setting<?>> settings, List<Setting<?>> connection) {
    var all = new ArrayList<Setting<?>>(settings);
    for (Setting<?> own : connection) {
      if (settings.stream().noneMatch(setting -> setting.id().equals(own.id()))) {
        all.add(own);
      }
    }
    return List.copyOf(all);
  }

  /** A station with one way to its CSMS and no security of its own. */
  public StationConfig(
      String stationId,
      Identity identity,
      List<EvseSpec> evses,
      List<Setting<?>> settings,
      BackOff backOff,
      Instant buildTime,
      boolean remoteStartPicksFreeConnector,
      boolean rejectRemoteStartWithoutConnector) {
    this(
        stationId,
        identity,
        evses,
        settings,
        backOff,
        buildTime,
        remoteStartPicksFreeConnector,
        rejectRemoteStartWithoutConnector,
        SecurityConfig.ONE_WAY,
        FirmwareConfig.USUAL);
  }
}
