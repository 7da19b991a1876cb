package hitchpost.simulator.world;

import hitchpost.core.Fact;
import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionRecord;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the world, see docs/world.md: held after every step against the true hardware, the
 * journal, and what travels between station and CSMS. A broken rule is a {@link Broken}.
 */
final class Invariants {
  /** What the CSMS answers with the time. */
  private static final Set<String> TELL_TIME = Set.of("BootNotification", "Heartbeat");

  private final Sight sight;
  private final ClockAudit clock;
  private final RecordAudit records;
  private final CallAudit calls;
  private final EnergyAudit energy;
  private final PromiseAudit promises;
  private final SafetyAudit safety;
  private final SocketAudit sockets;
  private final FaultAudit faults;
  private final LimitAudit limits;
  private final ReservationAudit reservations;
  private final ListAudit list;
  private final ErrandAudit errands;
  private final SecurityAudit security;

  Invariants(
      Sight sight, FirmwareConfig firmware, Workshop workshop, VirtualTime time, Tally tally) {
    this.sight = sight;
    clock = new ClockAudit(sight);
    records = new RecordAudit(sight, clock, tally);
    calls = new CallAudit(sight, records, clock);
    energy = new EnergyAudit(sight, records);
    promises = new PromiseAudit(sight);
    safety = new SafetyAudit(sight, records, promises, time);
    sockets = new SocketAudit(sight);
    faults = new FaultAudit(sight);
    limits = new LimitAudit(sight, records, time, tally);
    reservations = new ReservationAudit(sight, time, tally);
    list = new ListAudit(sight, tally);
    errands = new ErrandAudit(sight, firmware, workshop, tally);
    security = new SecurityAudit(sight, tally);
  }

  /** The transaction that is open at an EVSE, as far as it is durable. */
  @Nullable Deal open(int evse) {
    return records.open(evse);
  }

  /** How many records wait for the answer of the CSMS. */
  int recordsWaiting() {
    return records.waiting();
  }

  /** Whether no update or upload is going on, and the CSMS has heard of all of them. */
  boolean errandsOver() {
    return errands.over();
  }

  /** Whether the CSMS has heard of everything that concerns security. */
  boolean securityTold() {
    return security.over();
  }

  /** Whether the books of the CSMS can be held against the station, see {@link RecordAudit}. */
  boolean booksClear(String text) {
    return !records.confusable(text);
  }

  /** The program starts; nothing of its first step has happened yet. */
  void starting() {
    clock.starting();
    records.booted();
    safety.another();
    sockets.another();
    faults.starting();
    errands.starting();
    security.booted();
  }

  /**
   * A step is durable.
   *
   * @param input null for the start of the program
   */
  void committed(@Nullable Input input, List<Output> outputs) {
    calls.expire();
    CallAudit.Answered answered = input == null ? null : calls.heard(input);
    Request request = Request.answeredIn(sight, input, outputs);
    clock.heard(input, answered);
    energy.committed(input, outputs);
    records.committed(input, answered, outputs);
    reservations.committed(request, outputs);
    for (Output output : outputs) {
      if (output instanceof Output.Tell tell && tell.fact() instanceof Fact.RecordWritten told) {
        visited(told.record());
      }
    }
    if (request != null) {
      answered(request);
    }
    if (answered != null && TELL_TIME.contains(answered.action())) {
      limits.clockHeard();
    }
    list.committed(request, outputs);
    errands.committed(request, answered, outputs);
    security.committed(input, answered, outputs);
    if (input == null) {
      booted();
    }
  }

  private void booted() {
    promises.booted(errands.withholds());
    reservations.compare();
    list.compare();
  }

  private void visited(TransactionRecord record) {
    switch (record) {
      case TransactionRecord.Started r -> {
        safety.begun(Deal.payer(r));
        reservations.begun(r);
        limits.begun(Objects.requireNonNull(records.find(r.head().transactionId())));
      }
      case TransactionRecord.Updated r -> {}
      case TransactionRecord.Ended r -> {
        promises.ended(r.head().place());
        limits.ended(r.head().transactionId());
        if (r.cause() == StopCause.LOCAL) {
          safety.stoppedBy(r.token());
        }
      }
    }
  }

  private void answered(Request request) {
    promises.answered(request);
    limits.answered(request);
    if (request.intent() instanceof Intent.Start start && request.accepted()) {
      boolean asks = sight.setting(StandardSettings.AUTHORIZE_REMOTE_START);
      safety.wished(start.tag(), !asks);
    }
    if (request.intent() instanceof Intent.Write(String setting, String value)
        && setting.equals(SecuritySettings.BASIC_AUTH_PASSWORD.id())) {
      security.secret(value);
    }
  }

  /** An output is about to take effect. */
  void acting(Output output) {
    if (output instanceof Output.Link(LinkCommand command)) {
      calls.acting(command);
      if (command instanceof LinkCommand.Send send) {
        security.sending(send.text());
        if (Wording.type(send.text()) == 2) {
          errands.sending(Wording.action(send.text()), Wording.payload(send.text()));
          reservations.sending(Wording.action(send.text()), Wording.payload(send.text()));
        }
      }
    } else if (output instanceof Output.Hardware(HardwareCommand command)) {
      safety.acting(command);
      if (command instanceof HardwareCommand.ReadMeter read) {
        clock.acting(read);
        energy.acting(read);
      }
    }
  }

  /** Nothing more happens at this instant. */
  void settled() {
    energy.settled();
    safety.settled();
    sockets.settled();
    faults.settled();
    calls.settled();
    limits.settled();
    reservations.settled();
  }

  /** The program is gone. */
  void down() {
    energy.down();
    calls.down();
    safety.another();
    sockets.another();
    limits.down();
    reservations.down();
  }

  /** Somebody presents a token. */
  void presented(String tag) {
    safety.wished(tag, false);
  }

  /** Nobody is there and nothing is wrong: nothing may be left to do. */
  void quiet() {
    records.quiet();
    promises.check(false);
    reservations.compare();
    list.compare();
  }
}
