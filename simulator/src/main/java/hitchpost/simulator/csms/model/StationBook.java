package hitchpost.simulator.csms.model;

import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.BootNotificationRequest;
import hitchpost.ocpp16.messages.ChangeConfigurationRequest;
import hitchpost.ocpp16.messages.ConfigurationStatus;
import hitchpost.ocpp16.messages.ExtendedTriggerMessageRequest;
import hitchpost.ocpp16.messages.GetConfigurationRequest;
import hitchpost.ocpp16.messages.KeyValue;
import hitchpost.ocpp16.messages.StatusNotificationRequest;
import hitchpost.ocpp16.messages.TriggerMessageRequest;
import hitchpost.ocpp16.messages.TriggerMessageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the CSMS remembers of one station, connected or not. Grows while messages arrive. */
public final class StationBook {
  private final String stationId;
  private final Map<Integer, Status> statuses = new TreeMap<>();
  private final Map<String, KeyValue> configuration = new TreeMap<>();
  private boolean connected;
  private int connections;
  private @Nullable RegistrationStatus registration;
  private @Nullable BootNotificationRequest boot;
  private int boots;
  private long heartbeats;
  private long messages;
  private long violations;
  private @Nullable Instant lastSeen;
  private boolean triggered;

  /** The latest StatusNotification of a connector, and when it arrived. */
  public record Status(Instant receivedAt, StatusNotificationRequest report) {}

  StationBook(String stationId) {
    this.stationId = stationId;
  }

  public String stationId() {
    return stationId;
  }

  public boolean isConnected() {
    return connected;
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
  public Optional<BootNotificationRequest> boot() {
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

  /** The connectors that were reported, by their number; 0 is the station itself. */
  public Map<Integer, Status> statuses() {
    return Collections.unmodifiableMap(statuses);
  }

  /** The configuration keys that were read or set, as last known; with their secrets. */
  public List<KeyValue> configuration() {
    return new ArrayList<>(configuration.values());
  }

  void connected(boolean now) {
    connected = now;
    if (now) {
      connections++;
    }
  }

  void messageArrived(Instant now) {
    messages++;
    lastSeen = now;
  }

  void violated() {
    violations++;
  }

  void booted(BootNotificationRequest request, RegistrationStatus answer) {
    boot = request;
    boots++;
    registration = answer;
    triggered = false;
  }

  void heartbeat() {
    heartbeats++;
  }

  void status(Instant now, StatusNotificationRequest report) {
    statuses.put(report.connectorId(), new Status(now, report));
  }

  /**
   * Whether this is out of place: before it is accepted, a station sends nothing but
   * BootNotification, and what it is asked for with TriggerMessage when it is pending.
   *
   * <p>Source: OCPP 1.6, 4.2.
   */
  boolean mustNotSend(Action action) {
    boolean refused =
        registration == RegistrationStatus.REJECTED
            || (registration == RegistrationStatus.PENDING && !triggered);
    return refused && action != Action.BOOT_NOTIFICATION;
  }

  /** The station answered a request of the CSMS, which may tell something about it. */
  void answered(@Nullable Record request, Record response) {
    if (response instanceof GetConfigurationRequest.Response read) {
      List<KeyValue> keys = read.configurationKey();
      for (KeyValue key : keys == null ? List.<KeyValue>of() : keys) {
        configuration.put(key.key(), key);
      }
    } else if (request instanceof ChangeConfigurationRequest change
        && response instanceof ChangeConfigurationRequest.Response answer) {
      boolean set =
          answer.status() == ConfigurationStatus.ACCEPTED
              || answer.status() == ConfigurationStatus.REBOOT_REQUIRED;
      if (set) {
        configuration.put(change.key(), new KeyValue(change.key(), false, change.value()));
      }
    } else if (response instanceof TriggerMessageRequest.Response answer) {
      triggered |= answer.status() == TriggerMessageStatus.ACCEPTED;
    } else if (response instanceof ExtendedTriggerMessageRequest.Response answer) {
      triggered |= answer.status() == TriggerMessageStatus.ACCEPTED;
    }
  }
}
