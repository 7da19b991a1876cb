package hitchpost.core.trigger;

import hitchpost.core.Ask;
import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.Evses;
import hitchpost.core.evse.StatusReporter;
import hitchpost.core.firmware.Updates;
import hitchpost.core.maintenance.Notice;
import hitchpost.core.metering.OutOfTurn;
import hitchpost.core.security.Certificates;
import hitchpost.core.security.OwnUse;
import hitchpost.core.time.StationClock;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.Evse;
import hitchpost.core.upload.Uploads;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells the CSMS what it wants to know out of turn, also before it has accepted the station.
 *
 * <p>Source: OCPP 1.6, 5.17 with errata 3.35 and 3.46; OCPP 2.0.1 part 2, F06.
 */
public final class Triggers {
  private final StationClock clock;
  private final Evses evses;
  private final OutOfTurn values;
  private final StatusReporter statuses;
  private final Certificates certificates;
  private final Updates updates;
  private final Uploads uploads;
  private final Function<Evse, ConnectorView> views;
  private final Predicate<Evse> transactionAt;

  /**
   * @param views how a connector is; EVSE 0 is the station
   * @param transactionAt whether a transaction is open at a connector
   */
  public Triggers(
      StationClock clock,
      Evses evses,
      OutOfTurn values,
      StatusReporter statuses,
      Certificates certificates,
      Updates updates,
      Uploads uploads,
      Function<Evse, ConnectorView> views,
      Predicate<Evse> transactionAt) {
    this.clock = clock;
    this.evses = evses;
    this.values = values;
    this.statuses = statuses;
    this.certificates = certificates;
    this.updates = updates;
    this.uploads = uploads;
    this.views = views;
    this.transactionAt = transactionAt;
  }

  /**
   * Whether the CSMS will be told; if so, {@link #carryOut} must follow the answer.
   *
   * @param registered whether the CSMS has accepted the station, which then has nothing to say
   *     about who it is until it boots again
   */
  public Decision decide(Ask.Trigger ask, boolean registered) {
    boolean will =
        switch (ask.topic()) {
          case BOOT -> !registered;
          case HEARTBEAT, DIAGNOSTICS, LOG, FIRMWARE, NUMBERED_FIRMWARE -> true;
          case CERTIFICATE, CERTIFICATE_FOR_CARS -> certificates.canSign();
          case STATUS -> !targets(ask.where(), true).isEmpty();
          case METER_VALUES, EVSE_METERS -> clock.known() && !targets(ask.where(), false).isEmpty();
          case TRANSACTION -> !running(ask.where()).isEmpty();
        };
    return will ? Decision.ACCEPTED : Decision.REJECTED;
  }

  /** Tells it. */
  public void carryOut(Effects fx, Ask.Trigger ask, boolean registered) {
    switch (ask.topic()) {
      case BOOT -> fx.tellOnDemand(new Fact.BootDue(BootReason.TRIGGERED));
      case HEARTBEAT -> fx.tellOnDemand(new Fact.HeartbeatDue());
      case DIAGNOSTICS -> tell(fx, uploads.now(false));
      case LOG -> tell(fx, uploads.now(true));
      case FIRMWARE -> tell(fx, updates.now(false));
      case NUMBERED_FIRMWARE -> tell(fx, updates.now(true));
      case CERTIFICATE -> certificates.sign(fx, OwnUse.CSMS);
      case CERTIFICATE_FOR_CARS -> certificates.sign(fx, OwnUse.V2G);
      case STATUS ->
          targets(ask.where(), true).forEach(evse -> statuses.tellNow(fx, views.apply(evse)));
      case METER_VALUES ->
          targets(ask.where(), false)
              .forEach(connector -> values.tellConnector(fx, connector, registered));
      case EVSE_METERS -> evses(ask.where()).forEach(evse -> values.tellEvse(fx, evse));
      case TRANSACTION -> running(ask.where()).forEach(evse -> values.tellTransaction(fx, evse));
    }
  }

  private static void tell(Effects fx, Notice notice) {
    fx.tellOnDemand(new Fact.MaintenanceDue(0, notice));
  }

  /** The connectors that are meant: all when none is named, none when it does not exist. */
  private List<Evse> targets(@Nullable Evse where, boolean station) {
    var all = new ArrayList<Evse>();
    if (station) {
      all.add(Evse.of(0));
    }
    for (EvseState evse : evses.all()) {
      evse.connectors().forEach(c -> all.add(new Evse(evse.id(), c.id())));
    }
    return where == null ? all : all.stream().filter(evse -> isMeant(where, evse)).toList();
  }

  /** The first connectors of the EVSEs that are meant: an EVSE has one meter. */
  private List<Evse> evses(@Nullable Evse where) {
    var seen = new TreeSet<Integer>();
    return targets(where, false).stream().filter(place -> seen.add(place.id())).toList();
  }

  /** The EVSEs that are meant and have a transaction. */
  private List<Evse> running(@Nullable Evse where) {
    return targets(where, false).stream()
        .filter(transactionAt)
        .map(place -> Evse.of(place.id()))
        .distinct()
        .toList();
  }

  private static boolean isMeant(Evse where, Evse evse) {
    return where.id() == evse.id()
        && (where.connectorId() == null || where.connectorId().equals(evse.connectorId()));
  }
}
