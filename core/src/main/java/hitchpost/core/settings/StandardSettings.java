package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.TxPoint;
import hitchpost.core.types.WireEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The settings every station has.
 *
 * <p>Places and names follow the OCPP 2.0.1 device model where it has them (part 2, 2); units stand
 * in the names, or in the comment where the model's name has none.
 */
public final class StandardSettings {
  private static final int MAX_SECONDS = Integer.MAX_VALUE;

  /** The import register, which an empty list of measurands stands for. */
  public static final List<Quantity> ENERGY =
      List.of(Quantity.of(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER));

  /** Most entries that the local authorization list can have. */
  private static final int MAX_LISTED = 10_000;

  /** Most measurands a list may hold. */
  public static final int MAX_MEASURANDS = 32;

  /** Where the time comes from. Source: OCPP 2.0.1 part 2, 2.1.30. */
  public enum TimeSource implements WireEnum {
    /** What the CSMS says of the time. */
    HEARTBEAT("Heartbeat");

    private final String wire;

    TimeSource(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  // Authorization
  public static final Setting<Boolean> OFFLINE_TX_FOR_UNKNOWN_ID =
      flag("AuthCtrlr", "OfflineTxForUnknownIdEnabled", false);
  public static final Setting<Boolean> AUTHORIZE_REMOTE_START =
      flag("AuthCtrlr", "AuthorizeRemoteStart", true);
  public static final Setting<Boolean> LOCAL_AUTHORIZE_OFFLINE =
      flag("AuthCtrlr", "LocalAuthorizeOffline", true);
  public static final Setting<Boolean> LOCAL_PRE_AUTHORIZE =
      flag("AuthCtrlr", "LocalPreAuthorize", false);
  public static final Setting<Boolean> AUTH_CACHE_ENABLED = flag("AuthCacheCtrlr", "Enabled", true);

  public static final Setting<Boolean> LOCAL_LIST_ENABLED =
      flag("LocalAuthListCtrlr", "Enabled", true);

  /** Most entries of the local authorization list. */
  public static final Setting<Integer> LOCAL_LIST_ENTRIES =
      number("LocalAuthListCtrlr", "Entries", null, 0, MAX_LISTED, MAX_LISTED)
          .withAccess(Access.READ_ONLY);

  // Reservation
  public static final Setting<Boolean> RESERVATION_ENABLED =
      flag("ReservationCtrlr", "Enabled", true);

  /** Whether there may be reservations of any EVSE. */
  public static final Setting<Boolean> RESERVATION_ANYWHERE =
      flag("ReservationCtrlr", "NonEvseSpecific", true).withAccess(Access.READ_ONLY);

  // Transactions
  /** Seconds from authorization until a car must be plugged in; 0 = for ever. */
  public static final Setting<Integer> CONNECTION_TIMEOUT =
      seconds("TxCtrlr", "EVConnectionTimeOut", null, 0, MAX_SECONDS, 60);

  /** Wh a transaction may still draw after its token was refused. */
  public static final Setting<Integer> MAX_ENERGY_ON_INVALID_ID =
      measured("TxCtrlr", "MaxEnergyOnInvalidId", null, 0, Integer.MAX_VALUE, 0, "Wh");

  public static final Setting<Boolean> STOP_TX_ON_INVALID_ID =
      flag("TxCtrlr", "StopTxOnInvalidId", true);
  public static final Setting<Boolean> STOP_TX_ON_EV_DISCONNECT =
      flag("TxCtrlr", "StopTxOnEVSideDisconnect", true);

  /** A transaction begins when one of these comes to be so. */
  public static final Setting<List<TxPoint>> TX_START_POINT =
      txPoints("TxStartPoint", List.of(TxPoint.POWER_PATH_CLOSED));

  /** It ends when one of these is so no longer, or nothing is left of it. */
  public static final Setting<List<TxPoint>> TX_STOP_POINT =
      txPoints("TxStopPoint", List.of(TxPoint.EV_CONNECTED, TxPoint.AUTHORIZED));

  /** Seconds between two durable notes of the meter during a transaction; 0 = samples only. */
  public static final Setting<Integer> METER_CHECKPOINT_INTERVAL =
      seconds("TxCtrlr", "MeterCheckpointInterval", null, 0, MAX_SECONDS, 60);

  // Metering
  public static final Setting<Integer> ALIGNED_INTERVAL =
      seconds("AlignedDataCtrlr", "Interval", null, 0, 86_400, 0);
  public static final Setting<List<Quantity>> ALIGNED_MEASURANDS =
      measurands("AlignedDataCtrlr", "Measurands", ENERGY);

  /** Seconds between clock-aligned values told with the end of a transaction; 0 = none. */
  public static final Setting<Integer> ALIGNED_TX_ENDED_INTERVAL =
      seconds("AlignedDataCtrlr", "TxEndedInterval", null, 0, 86_400, 0);

  public static final Setting<List<Quantity>> ALIGNED_TX_ENDED_MEASURANDS =
      measurands("AlignedDataCtrlr", "TxEndedMeasurands", List.of());
  public static final Setting<Integer> SAMPLED_INTERVAL =
      seconds("SampledDataCtrlr", "TxUpdatedInterval", null, 0, MAX_SECONDS, 60);
  public static final Setting<List<Quantity>> SAMPLED_MEASURANDS =
      measurands("SampledDataCtrlr", "TxUpdatedMeasurands", ENERGY);

  /** What is told of the begin of a transaction beside the register. */
  public static final Setting<List<Quantity>> SAMPLED_TX_STARTED_MEASURANDS =
      measurands("SampledDataCtrlr", "TxStartedMeasurands", List.of());

  /** Seconds between samples told with the end of a transaction; 0 = only its begin and end. */
  public static final Setting<Integer> SAMPLED_TX_ENDED_INTERVAL =
      seconds("SampledDataCtrlr", "TxEndedInterval", null, 0, MAX_SECONDS, 0);

  public static final Setting<List<Quantity>> SAMPLED_TX_ENDED_MEASURANDS =
      measurands("SampledDataCtrlr", "TxEndedMeasurands", List.of());

  // Communication
  /** Seconds. */
  public static final Setting<Integer> HEARTBEAT_INTERVAL =
      seconds("OCPPCommCtrlr", "HeartbeatInterval", null, 1, 86_400, 300);

  public static final Setting<Integer> MESSAGE_TIMEOUT =
      seconds("OCPPCommCtrlr", "MessageTimeout", "Default", 1, 3_600, 30);
  public static final Setting<Integer> RESET_RETRIES =
      number("OCPPCommCtrlr", "ResetRetries", null, 0, 100, 1);
  public static final Setting<Integer> TX_MESSAGE_ATTEMPTS =
      number("OCPPCommCtrlr", "MessageAttempts", "TransactionEvent", 1, 1_000, 3);
  public static final Setting<Integer> TX_MESSAGE_RETRY_INTERVAL =
      seconds("OCPPCommCtrlr", "MessageAttemptInterval", "TransactionEvent", 0, MAX_SECONDS, 60);
  public static final Setting<Boolean> UNLOCK_ON_EV_DISCONNECT =
      flag("OCPPCommCtrlr", "UnlockOnEVSideDisconnect", true);

  /** Seconds; 0 = no pings. */
  public static final Setting<Integer> WEB_SOCKET_PING_INTERVAL =
      seconds("OCPPCommCtrlr", "WebSocketPingInterval", null, 0, MAX_SECONDS, 60);

  /** How files can be transferred. Source: OCPP 1.6 errata 3.90; OCPP 2.0.1 part 2, 2.1. */
  public static final Setting<List<String>> FILE_TRANSFER_PROTOCOLS =
      new Setting<>(
          "OCPPCommCtrlr",
          "FileTransferProtocols",
          null,
          Codec.list(Optional::of, text -> text, 5)
              .choosing(List.of("FTP", "FTPS", "HTTP", "HTTPS", "SFTP")),
          Access.READ_ONLY,
          List.of("FTP", "FTPS", "HTTP", "HTTPS", "SFTP"));

  // Station
  /** Seconds a status must last before it is reported. */
  public static final Setting<Integer> MINIMUM_STATUS_DURATION =
      seconds("ChargingStation", "MinimumStatusDuration", null, 0, MAX_SECONDS, 0);

  /** Percent. */
  public static final Setting<Integer> LIGHT_INTENSITY =
      measured("ChargingStation", "LightIntensity", null, 0, 100, 80, "Percent");

  /** How often the light blinks when it calls for attention; 0 = without end. */
  public static final Setting<Integer> BLINK_REPEAT =
      number("ChargingStation", "BlinkRepeat", null, 0, 1_000, 3);

  /** What the clock is set by, the first that can be had first. */
  public static final Setting<List<TimeSource>> TIME_SOURCE =
      new Setting<>(
          "ClockCtrlr",
          "TimeSource",
          null,
          Codec.someOf(List.of(TimeSource.values())).where(s -> !s.isEmpty()).ranked(),
          Access.READ_WRITE,
          List.of(TimeSource.HEARTBEAT));

  private static final List<Setting<?>> ALL =
      List.of(
          OFFLINE_TX_FOR_UNKNOWN_ID,
          AUTHORIZE_REMOTE_START,
          LOCAL_AUTHORIZE_OFFLINE,
          LOCAL_PRE_AUTHORIZE,
          AUTH_CACHE_ENABLED,
          LOCAL_LIST_ENABLED,
          LOCAL_LIST_ENTRIES,
          RESERVATION_ENABLED,
          RESERVATION_ANYWHERE,
          CONNECTION_TIMEOUT,
          MAX_ENERGY_ON_INVALID_ID,
          STOP_TX_ON_INVALID_ID,
          STOP_TX_ON_EV_DISCONNECT,
          TX_START_POINT,
          TX_STOP_POINT,
          METER_CHECKPOINT_INTERVAL,
          ALIGNED_INTERVAL,
          ALIGNED_MEASURANDS,
          ALIGNED_TX_ENDED_INTERVAL,
          ALIGNED_TX_ENDED_MEASURANDS,
          SAMPLED_INTERVAL,
          SAMPLED_MEASURANDS,
          SAMPLED_TX_STARTED_MEASURANDS,
          SAMPLED_TX_ENDED_INTERVAL,
          SAMPLED_TX_ENDED_MEASURANDS,
          HEARTBEAT_INTERVAL,
          MESSAGE_TIMEOUT,
          RESET_RETRIES,
          TX_MESSAGE_ATTEMPTS,
          TX_MESSAGE_RETRY_INTERVAL,
          UNLOCK_ON_EV_DISCONNECT,
          WEB_SOCKET_PING_INTERVAL,
          FILE_TRANSFER_PROTOCOLS,
          MINIMUM_STATUS_DURATION,
          LIGHT_INTENSITY,
          BLINK_REPEAT,
          TIME_SOURCE);

  private static final List<Setting<List<Quantity>>> QUANTITY_LISTS =
      List.of(
          ALIGNED_MEASURANDS,
          ALIGNED_TX_ENDED_MEASURANDS,
          SAMPLED_MEASURANDS,
          SAMPLED_TX_STARTED_MEASURANDS,
          SAMPLED_TX_ENDED_MEASURANDS);

  private StandardSettings() {}

  private static Setting<Boolean> flag(String component, String name, boolean factory) {
    return new Setting<>(component, name, null, Codec.bool(), Access.READ_WRITE, factory);
  }

  private static Setting<Integer> number(
      String component, String name, @Nullable String instance, int min, int max, int factory) {
    return new Setting<>(
        component, name, instance, Codec.integer(min, max), Access.READ_WRITE, factory);
  }

  private static Setting<Integer> seconds(
      String component, String name, @Nullable String instance, int min, int max, int factory) {
    return measured(component, name, instance, min, max, factory, "s");
  }

  private static Setting<Integer> measured(
      String component,
      String name,
      @Nullable String instance,
      int min,
      int max,
      int factory,
      String unit) {
    return new Setting<>(
        component, name, instance, Codec.integer(min, max).in(unit), Access.READ_WRITE, factory);
  }

  private static Setting<List<TxPoint>> txPoints(String name, List<TxPoint> factory) {
    Codec<List<TxPoint>> codec = Codec.someOf(List.of(TxPoint.values()));
    return new Setting<>(
        "TxCtrlr", name, null, codec.where(p -> !p.isEmpty()), Access.READ_WRITE, factory);
  }

  private static Setting<List<Quantity>> measurands(
      String component, String name, List<Quantity> factory) {
    Codec<List<Quantity>> codec = Codec.list(Quantity::of, Quantity::text, MAX_MEASURANDS);
    return new Setting<>(component, name, null, codec, Access.READ_WRITE, factory);
  }

  /** All of them for a station whose meters offer these measurands; others are refused. */
  public static List<Setting<?>> offering(List<Measurand> offered) {
    var settings = new ArrayList<Setting<?>>(ALL);
    List<String> choices = offered.stream().map(Measurand::wire).toList();
    for (var list : QUANTITY_LISTS) {
      Predicate<List<Quantity>> possible =
          wanted -> wanted.stream().allMatch(q -> offered.contains(q.measurand()));
      Codec<List<Quantity>> codec = list.codec().where(possible).choosing(choices);
      settings.set(ALL.indexOf(list), list.withCodec(codec));
    }
    settings.addAll(TransactionSettings.ALL);
    settings.addAll(SecuritySettings.ALL);
    settings.addAll(ContractSettings.ALL);
    return settings;
  }
}
