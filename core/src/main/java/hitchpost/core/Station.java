package hitchpost.core;

import hitchpost.core.conversation.Conversation;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.evse.StatusReporter;
import hitchpost.core.firmware.Updates;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.maintenance.Notices;
import hitchpost.core.metering.Metering;
import hitchpost.core.provisioning.Provisioning;
import hitchpost.core.provisioning.Rebooting;
import hitchpost.core.remote.Unlocking;
import hitchpost.core.reservation.Reservations;
import hitchpost.core.rpc.Connection;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.security.Access;
import hitchpost.core.security.Certificates;
import hitchpost.core.security.SecurityEvents;
import hitchpost.core.smartcharging.SmartCharging;
import hitchpost.core.tariff.Prices;
import hitchpost.core.tariff.Unplugs;
import hitchpost.core.types.BootReason;
import hitchpost.core.upload.Uploads;
import hitchpost.core.visit.Visits;
import java.util.List;

/**
 * A charging station: the switchboard that hands every input to the block that owns it.
 *
 * <p>Synchronous and deterministic: the same inputs at the same times give the same outputs. Not
 * safe for use by several threads at a time.
 */
public final class Station {
  /** A station that has just started, and what it does first. */
  public record Started(Station station, List<Output> outputs) {}

  private final Blocks blocks;

  private Station(Blocks blocks) {
    this.blocks = blocks;
  }

  /**
   * Starts a station from what its journal holds. Transactions that were open are ended.
   *
   * @param dialects the versions it speaks, in order of preference; at least one
   */
  public static Started start(
      StationConfig config,
      List<Dialect> dialects,
      Randomness random,
      Snapshot snapshot,
      BootReason reason,
      Now now) {
    var blocks = new Blocks(config, dialects, random, snapshot, reason, now);
    var fx = new Effects(now, blocks.clock);
    blocks.start(fx, snapshot);
    blocks.settle(fx);
    return new Started(new Station(blocks), fx.outputs());
  }

  /** What the station does about an input. */
  public List<Output> step(Now now, Input input) {
    var fx = new Effects(now, blocks.clock);
    if (take(fx, input)) {
      blocks.settle(fx);
    }
    return fx.outputs();
  }

  /**
   * Hands an input to the block that owns it.
   *
   * @return whether others may have to draw conclusions; not from what only the connection notices,
   *     such as a ping and its answer
   */
  private boolean take(Effects fx, Input input) {
    switch (input) {
      case Input.Hardware i -> hardware(fx, i.event());
      case Input.Link i -> {
        return link(fx, i.event());
      }
      case Input.TimerFired i -> {
        if (Connection.owns(i.timer())) {
          return changed(fx, blocks.connection.timerFired(fx, i.timer()));
        }
        timer(fx, i.timer());
      }
      case Input.Certificates i -> {
        blocks.certificates.happened(fx, i.event());
        blocks.contracts.happened(fx, i.event(), blocks.conversation.online());
        blocks.certificatesChanged(fx);
      }
      case Input.Asked i -> blocks.desk.asked(fx, new Asker.Local(i.question()), i.ask());
      case Input.Maintenance i -> {
        blocks.updates.happened(fx, i.event());
        blocks.uploads.happened(fx, i.event());
      }
      case Input.RebootFailed i -> {
        if (blocks.rebooting.failed(fx)) {
          blocks.updates.rebootFailed(fx);
        }
      }
    }
    return true;
  }

  /** What there is to see from outside; valid until the next step. */
  public StationView view() {
    return new StationView(blocks);
  }

  private void hardware(Effects fx, HardwareEvent told) {
    HardwareEvent event =
        told instanceof HardwareEvent.MeterRead read ? blocks.registers.steady(fx, read) : told;
    boolean arrives = blocks.evses.arrives(event);
    blocks.evses.note(event);
    switch (event) {
      case HardwareEvent.TokenPresented e -> {
        if (!blocks.visits.closed()) {
          blocks.admission.presented(fx, e.token(), e.evses(), blocks.conversation.online());
        }
      }
      case HardwareEvent.ContractPresented e -> blocks.contracts.presented(fx, e);
      case HardwareEvent.EvCertificateWanted e ->
          blocks.contracts.certificateWanted(fx, e.request(), blocks.conversation.online());
      case HardwareEvent.LockChanged e ->
          blocks.unlocking.lockMoved(fx, e.evse(), e.connector(), e.state());
      case HardwareEvent.MeterRead e -> {
        blocks.metering.answered(fx, e.request(), e.reading());
        blocks.outOfTurn.answered(fx, e.request(), e.reading());
        blocks.prices.meterRead(fx, e.request(), e.reading());
      }
      case HardwareEvent.MeterSilent e -> {
        blocks.metering.silent(fx, e.request(), blocks.registers.counted(fx, e));
        blocks.outOfTurn.silent(fx, e.request());
      }
      case HardwareEvent.EmergencyStopChanged e -> blocks.emergency.stopChanged(fx, e.pressed());
      case HardwareEvent.SupplyChanged e -> blocks.emergency.supplyChanged(fx, e.present());
      case HardwareEvent.TamperChanged e -> blocks.emergency.tamperChanged(fx, e.open());
      case HardwareEvent.PilotChanged e -> {
        if (arrives) {
          blocks.admission.began(fx, e.evse());
        }
      }
      case HardwareEvent.EndsSelected e -> blocks.admission.selected(fx, e.evses());
      case HardwareEvent.StartPressed e -> blocks.admission.began(fx, e.evse());
      case HardwareEvent.CableChanged e -> {}
      case HardwareEvent.BayChanged e -> {}
      case HardwareEvent.ContactorChanged e -> {}
      case HardwareEvent.FaultRaised e -> {}
      case HardwareEvent.FaultCleared e -> {}
      case HardwareEvent.StopPressed e -> {}
      case HardwareEvent.SessionEnded e -> {}
    }
    blocks.visits.hardware(fx, event);
  }

  private boolean link(Effects fx, LinkEvent event) {
    boolean changed = changed(fx, blocks.connection.event(fx, event));
    boolean alive = event instanceof LinkEvent.Received || event instanceof LinkEvent.Ponged;
    return alive && blocks.smartCharging.heard(fx) || changed;
  }

  /** Whether anything has become of the connection, or came over it. */
  private boolean changed(Effects fx, Connection.Change change) {
    switch (change) {
      case Connection.Change.Opened c -> blocks.connected(fx, c.subprotocol());
      case Connection.Change.Lost c -> blocks.disconnected(fx, c);
      case Connection.Change.Message c -> blocks.conversation.received(fx, c.text());
      case Connection.Change.None c -> {
        return false;
      }
    }
    return true;
  }

  private void timer(Effects fx, Timer timer) {
    if (SecurityEvents.owns(timer)) {
      blocks.securityEvents.timerFired(timer);
    } else if (Certificates.owns(timer)) {
      blocks.certificates.timerFired(fx, timer);
    } else if (Access.owns(timer)) {
      blocks.access.timerFired(fx, timer);
      blocks.reconnectIfDue(fx);
    } else if (Conversation.owns(timer)) {
      blocks.conversation.timerFired(fx, timer);
    } else if (Provisioning.owns(timer)) {
      blocks.provisioning.timerFired(fx, timer, blocks.connection.open());
    } else if (Visits.owns(timer)) {
      blocks.visits.timerFired(fx, timer);
    } else if (SmartCharging.owns(timer)) {
      blocks.smartCharging.timerFired(fx, timer);
    } else if (Metering.owns(timer)) {
      blocks.metering.timerFired(fx, timer);
    } else if (Reservations.owns(timer)) {
      blocks.reservations.timerFired(fx, timer);
    } else if (StatusReporter.owns(timer)) {
      blocks.statuses.timerFired(fx, timer);
    } else if (Unlocking.owns(timer)) {
      blocks.unlocking.timerFired(fx, timer);
    } else if (Prices.owns(timer)) {
      blocks.prices.timerFired(fx, timer);
    } else if (Unplugs.owns(timer)) {
      blocks.unplugs.timerFired(timer);
    } else if (Notices.owns(timer)) {
      blocks.notices.timerFired(timer);
      blocks.hardWired.waiting().timerFired(timer);
    } else if (Updates.owns(timer)) {
      blocks.updates.timerFired(timer);
    } else if (Uploads.owns(timer)) {
      blocks.uploads.timerFired(fx, timer);
    } else if (SettingsDesk.owns(timer)) {
      blocks.settingsDesk.timerFired(fx, timer);
    } else if (Rebooting.owns(timer)) {
      blocks.rebooting.timerFired(fx, timer);
    }
  }
}
