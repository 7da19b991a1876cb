package hitchpost.core;

import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.EvseState;
import hitchpost.core.hardware.Fault;
import hitchpost.core.reservation.Reservation;
import hitchpost.core.settings.Settings;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.types.ChargingSchedules;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.SecurityEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The station as seen from outside, for local users and for checks; reads only. */
public final class StationView {
  private final Blocks blocks;

  StationView(Blocks blocks) {
    this.blocks = blocks;
  }

  /** Whether the WebSocket is open. */
  public boolean connected() {
    return blocks.connection.open();
  }

  public RegistrationStatus registration() {
    return blocks.conversation.registration();
  }

  /** Subprotocol of the version spoken, or last spoken. */
  public String subprotocol() {
    return blocks.conversation.subprotocol();
  }

  /** How a connector is; EVSE 0 is the station. */
  public ConnectorView connector(int evse, int connector) {
    return blocks.view(new Evse(evse, connector));
  }

  /** The transaction that is open at an EVSE. */
  public Optional<OpenTransaction> transaction(int evse) {
    return blocks.visits.transactionOf(evse);
  }

  /** The token that waits for a car at an EVSE. */
  public Optional<IdToken> waitingToken(int evse) {
    return blocks.visits.waitingToken(evse);
  }

  /** The reservations that hold, by id. */
  public List<Reservation> reservations() {
    return blocks.reservations.all();
  }

  /** Active faults, the station's own included. */
  public List<Fault> faults() {
    return blocks.evses.faults();
  }

  /** Transaction records that the CSMS has not answered. */
  public int recordsWaiting() {
    return blocks.log.waiting();
  }

  /** How long the oldest of them has waited, as far as both times are known. */
  public Optional<Duration> oldestRecordAge(Now now) {
    return blocks
        .log
        .head()
        .map(record -> record.head().stamp())
        .filter(stamp -> stamp.known() && clockKnown())
        .map(stamp -> Duration.between(stamp.time(), time(now)));
  }

  /**
   * What happened that concerns security, oldest first.
   *
   * @param from leaves out what is older; null for no limit
   * @param to leaves out what is later; null for no limit
   */
  public List<SecurityEvent> securityLog(@Nullable Instant from, @Nullable Instant to) {
    return blocks.securityEvents.log(from, to);
  }

  /**
   * Variables of the device model, as {@link Ask.ReadVariables} would tell them.
   *
   * @param now what the clocks of the machine show
   */
  public List<GetVariableResult> read(Now now, List<GetVariableRequest> requests) {
    var model = blocks.model(time(now));
    return requests.stream().map(model::get).toList();
  }

  /** Another number whenever {@link #schedules} may have changed. */
  public long limitsRevision() {
    return blocks.smartCharging.revision();
  }

  /**
   * What all charging profiles together allow, at the grid connection and then at each EVSE; none
   * while the station does not know the time or heeds no profiles.
   *
   * @param now what the clocks of the machine show
   * @param ahead how far, at most a week
   */
  public ChargingSchedules schedules(Now now, Duration ahead) {
    List<CompositeSchedule> schedules = new ArrayList<>();
    if (blocks.smartCharging.enabled()) {
      schedule(now, 0, ahead).ifPresent(schedules::add);
      for (EvseState evse : blocks.evses.all()) {
        schedule(now, evse.id(), ahead).ifPresent(schedules::add);
      }
    }
    return new ChargingSchedules(schedules);
  }

  private Optional<CompositeSchedule> schedule(Now now, int evse, Duration ahead) {
    return blocks.smartCharging.composite(time(now), Evse.of(evse), ahead, null);
  }

  public Settings settings() {
    return blocks.settings;
  }

  /** What time the station believes it is; counts from 1970 while it does not know. */
  public Instant time(Now now) {
    return blocks.clock.at(now);
  }

  /** Station time is known and believed. */
  public boolean clockKnown() {
    return blocks.clock.known();
  }
}
