package hitchpost.simulator.world;

import hitchpost.core.Identity;
import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.security.SecurityConfig;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.Measurand;
import hitchpost.simulator.csms.model.TransactionIds;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.run.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A station, its CSMS and its neighbourhood.
 *
 * @param versions what the station offers, in order of preference
 * @param heartbeatSeconds what the CSMS asks for
 * @param latency largest time a message takes; the smallest is a quarter of it
 * @param visitPause mean time between two visits to an EVSE
 * @param stay mean time a car stays
 * @param simpleVisits whether every visit goes as it should
 */
record Setup(
    StationConfig config,
    List<OcppVersion> versions,
    TransactionIds transactionIds,
    int heartbeatSeconds,
    Duration latency,
    Duration visitPause,
    Duration stay,
    boolean simpleVisits) {
  /** Whether the CSMS gives each transaction an id of its own. */
  boolean idsDistinct() {
    return DISTINCT_IDS.contains(transactionIds);
  }

  /** Build date of the program in the world; its time begins later. */
  static final Instant BUILT = Instant.parse("2026-12-01T00:00:00Z");

  /** When every world begins. */
  static final Instant BEGIN = Instant.parse("2027-01-01T00:00:00Z");

  static final String STATION_ID = "world";

  /**
   * Ways to name transactions. Negative ones are left out: -1 is also what follows a refused begin,
   * and no station can help a CSMS to tell the two apart.
   */
  private static final List<TransactionIds> IDS =
      List.of(
          TransactionIds.SEQUENTIAL,
          TransactionIds.ZERO,
          TransactionIds.CONNECTOR,
          TransactionIds.HUGE,
          TransactionIds.CLOCK);

  /**
   * Where several transactions are open at once, or are told twice, the CSMS must be able to tell
   * them apart.
   */
  private static final List<TransactionIds> DISTINCT_IDS =
      List.of(TransactionIds.SEQUENTIAL, TransactionIds.HUGE);

  private static final Identity IDENTITY =
      new Identity("Hitchpost", "World", null, null, "1.0", null, null, null, null);

  /**
   * An ordinary day: one socket, two visits, a heartbeat an hour, meter values every quarter of an
   * hour.
   */
  static Setup ordinary(List<OcppVersion> versions) {
    var keys = new LinkedHashMap<String, String>();
    keys.put("MeterValueSampleInterval", "900");
    keys.put("WebSocketPingInterval", "900");
    return new Setup(
        config(
            versions,
            List.of(evse(1, List.of(false), 3, 32_000)),
            keys,
            300,
            false,
            false,
            SecurityConfig.ONE_WAY,
            FirmwareConfig.USUAL),
        versions,
        TransactionIds.SEQUENTIAL,
        3600,
        Duration.ofMillis(60),
        Duration.ofHours(10),
        Duration.ofHours(2),
        true);
  }

  /** Some station in a busy place. */
  static Setup draw(SplittableRandom random, List<OcppVersion> versions, Equipment equipment) {
    List<EvseSpec> evses = equipment.servable(evses(random));
    boolean alone = evses.size() == 1 && versions.equals(List.of(OcppVersion.V1_6));
    List<TransactionIds> ids = alone ? IDS : DISTINCT_IDS;
    Map<String, String> keys = keys(random);
    int profile = Integer.parseInt(keys.get("SecurityProfile"));
    return new Setup(
        config(
            versions,
            evses,
            keys,
            Chance.one(random, List.of(0, 10, 60, 300)),
            random.nextBoolean(),
            Chance.percent(random, 20),
            SecurityConfig.of(List.of(new ConnectionProfile(0, "ws://csms", profile))),
            new FirmwareConfig(
                Chance.percent(random, 80), Chance.percent(random, 20), random.nextBoolean())),
        versions,
        Chance.one(random, ids),
        Chance.one(random, List.of(-1, 0, 60, 300, 3600)),
        Chance.one(
            random, List.of(Duration.ofMillis(8), Duration.ofMillis(200), Duration.ofSeconds(1))),
        Chance.one(
            random, List.of(Duration.ofMinutes(20), Duration.ofHours(1), Duration.ofHours(4))),
        Chance.one(random, List.of(Duration.ofMinutes(5), Duration.ofHours(1))),
        false);
  }

  private static List<EvseSpec> evses(SplittableRandom random) {
    int phases = Chance.percent(random, 20) ? 1 : 3;
    int most = Chance.percent(random, 30) ? 16_000 : 32_000;
    return switch (random.nextInt(5)) {
      case 0, 1 -> List.of(evse(1, List.of(random.nextBoolean()), phases, most));
      case 2 -> List.of(evse(1, List.of(false, true), phases, most));
      default ->
          List.of(
              evse(1, List.of(random.nextBoolean()), phases, most),
              evse(2, List.of(random.nextBoolean()), 3, 32_000));
    };
  }

  private static EvseSpec evse(
      int id, List<Boolean> fixedCables, int phases, int mostMilliAmperes) {
    var connectors = new ArrayList<ConnectorSpec>();
    for (boolean fixed : fixedCables) {
      connectors.add(new ConnectorSpec(connectors.size() + 1, fixed ? "cType2" : "sType2", fixed));
    }
    return new EvseSpec(id, phases, mostMilliAmperes, 230, connectors);
  }

  private static Map<String, String> keys(SplittableRandom random) {
    var keys = new LinkedHashMap<String, String>();
    keys.put("MeterValueSampleInterval", Chance.one(random, List.of("0", "10", "60", "300")));
    keys.put("ClockAlignedDataInterval", Chance.one(random, List.of("0", "0", "900", "3600")));
    keys.put(
        "StopTxnSampledData", Chance.one(random, List.of("", "Energy.Active.Import.Register")));
    keys.put("WebSocketPingInterval", Chance.one(random, List.of("0", "30", "60", "300")));
    keys.put("MinimumStatusDuration", Chance.one(random, List.of("0", "0", "3", "30")));
    keys.put("TransactionMessageAttempts", Chance.one(random, List.of("3", "3", "10")));
    keys.put("TransactionMessageRetryInterval", Chance.one(random, List.of("10", "60")));
    keys.put("LocalPreAuthorize", String.valueOf(random.nextBoolean()));
    keys.put("LocalAuthListEnabled", String.valueOf(Chance.percent(random, 80)));
    keys.put("ConnectorSwitch3to1PhaseSupported", String.valueOf(random.nextBoolean()));
    keys.put("MaxChargingProfilesInstalled", Chance.one(random, List.of("6", "100")));
    keys.put("SecurityProfile", Chance.one(random, List.of("0", "1", "1")));
    keys.put("AllowOfflineTxForUnknownId", String.valueOf(random.nextBoolean()));
    return keys;
  }

  private static StationConfig config(
      List<OcppVersion> versions,
      List<EvseSpec> evses,
      Map<String, String> keys,
      int checkpointSeconds,
      boolean remoteStartPicksFreeConnector,
      boolean rejectRemoteStartWithoutConnector,
      SecurityConfig security,
      FirmwareConfig firmware) {
    var settings = new ArrayList<Setting<?>>();
    var checkpoint = StandardSettings.METER_CHECKPOINT_INTERVAL;
    for (var setting : Spoken.settings(versions, evses, List.of(Measurand.values()), keys)) {
      boolean isCheckpoint = setting.id().equals(checkpoint.id());
      settings.add(isCheckpoint ? checkpoint.withFactory(checkpointSeconds) : setting);
    }
    settings.addAll(
        ConnectionSettings.of(
            BackOff.STANDARD, security.profiles().stream().map(ConnectionProfile::slot).toList()));
    return new StationConfig(
        STATION_ID,
        IDENTITY,
        evses,
        settings,
        BackOff.STANDARD,
        BUILT,
        remoteStartPicksFreeConnector,
        rejectRemoteStartWithoutConnector,
        security,
        firmware);
  }
}
