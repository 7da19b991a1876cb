package hitchpost.simulator.csms.model;

import hitchpost.core.message.OcppAction;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.KeyValue;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the CSMS remembers of one station, connected or not. Grows while messages arrive. */
public final class StationBook {
  private static final Comparator<Evse> PLACES =
      Comparator.comparingInt(Evse::id)
          .thenComparing(Evse::connectorId, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final String stationId;
  private final Map<Evse, Status> statuses = new TreeMap<>(PLACES);
  private final Map<String, KeyValue> configuration = new TreeMap<>();
  private final DeviceModel model = new DeviceModel();
  private final Parts parts = new Parts();
  private OcppVersion version = OcppVersion.V1_6;
  private boolean connected;
  private int connections;
  private @Nullable RegistrationStatus registration;
  private @Nullable Boot boot;
  private int boots;
  private long heartbeats;
  private long messages;
  private long violations;
  private @Nullable Instant lastSeen;
  private boolean triggered;
  private byte @Nullable [] password;

  /** What a station said of itself when it booted, with the BootNotification that said it. */
  public record Boot(String vendor, String model, Record message) {}

  /**
   * The latest StatusNotification of a connector.
   *
   * @param receivedAt by the clock of the CSMS
   * @param place OCPP 1.6 counts connectors through, without EVSEs; 0 is the station itself
   * @param error absent when there is none
   */
  public record Status(
      Instant receivedAt,
      Evse place,
      String status,
      @Nullable String error,
      @Nullable String info) {}

  StationBook(String stationId) {
    this.stationId = stationId;
  }

  public String stationId() {
    return stationId;
  }

  public boolean isConnected() {
    return connected;
  }

  /** What it speaks on its latest connection. */
  public OcppVersion version() {
    return version;
  }

  /** How often it has connected. */
  public int connections() {
    return connections;
  }

  /** What its latest BootNotification was answered, empty before the first one. */
  public Optional<RegistrationStatus> registration() {
    return Optional.ofNullable(registration);
  }

  /** Its latest BootNotification. */
  public Optional<Boot> boot() {
    return Optional.ofNullable(boot);
  }

  /** How many BootNotifications arrived. */
  public int boots() {
    return boots;
  }

  public long heartbeats() {
    return heartbeats;
  }

  /** How many text messages arrived, readable or not. */
  public long messages() {
    return messages;
  }

  public long violations() {
    return violations;
  }

  /** When the latest message arrived. */
  public Optional<Instant> lastSeen() {
    return Optional.ofNullable(lastSeen);
  }

  /** The connectors that were reported, in the numbers of the version that is spoken. */
  public Map<Evse, Status> statuses() {
    return Collections.unmodifiableMap(statuses);
  }

  /** The configuration keys that were read or set, as last known; with their secrets. */
  public List<KeyValue> configuration() {
    return new ArrayList<>(configuration.values());
  }

  /** Its device model, as far as it was told with OCPP 2.0.1; with its secrets. */
  public DeviceModel model() {
    return model;
  }

  /** The reports that are on their way. */
  Parts parts() {
    return parts;
  }

  void connected(OcppVersion spoken) {
    if (version != spoken) {
      // The versions number connectors differently, and a station reports all of them anew.
      statuses.clear();
    }
    version = spoken;
    connected = true;
    connections++;
  }

  void disconnected() {
    connected = false;
  }

  void messageArrived(Instant now) {
    messages++;
    lastSeen = now;
  }

  void violated() {
    violations++;
  }

  void booted(Boot said, RegistrationStatus answer) {
    boot = said;
    boots++;
    registration = answer;
    triggered = false;
  }

  void heartbeat() {
    heartbeats++;
  }

  void status(Status report) {
    statuses.put(report.place(), report);
  }

  /**
   * Whether this is out of place: before it is accepted, a station sends nothing but
   * BootNotification, and what it is asked for when it is pending.
   *
   * <p>Source: OCPP 1.6, 4.2; OCPP 2.0.1 part 2, B02.FR.02 and B03.FR.02.
   */
  boolean mustNotSend(OcppAction action) {
    boolean refused =
        registration == RegistrationStatus.REJECTED
            || (registration == RegistrationStatus.PENDING && !triggered);
    return refused && !action.wire().equals("BootNotification");
  }

  /** A key of the configuration was read or set. */
  void configured(KeyValue key) {
    configuration.put(key.key(), key);
  }

  /** The password that it has taken from the CSMS last, empty when it never has. */
  public Optional<byte[]> password() {
    return Optional.ofNullable(password).map(byte[]::clone);
  }

  /** The station has taken a new password. */
  void password(byte[] octets) {
    password = octets.clone();
  }

  /** The station was asked for a message, and will send it or not. */
  void triggered(boolean accepted) {
    triggered |= accepted;
  }
}
