package hitchpost.simulator.world;

import hitchpost.core.Fact;
import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the world, see docs/world.md: held after every step against the true hardware, the
 * journal, and what travels between station and CSMS. A broken rule is a {@link Broken}.
 */
final class Invariants {
  private final Sight sight;
  private final ClockAudit clock;
  private final RecordAudit records;
  private final CallAudit calls;
  private final EnergyAudit energy;
  private final PromiseAudit promises;
  private final SafetyAudit safety;

  Invariants(Sight sight, VirtualTime time, Tally tally) {
    this.sight = sight;
    clock = new ClockAudit(sight);
    records = new RecordAudit(sight, clock, tally);
    calls = new CallAudit(sight, records, clock);
    energy = new EnergyAudit(sight, records);
    promises = new PromiseAudit(sight);
    safety = new SafetyAudit(sight, records, promises, time);
  }

  /** The transaction that is open at an EVSE, as far as it is durable. */
  @Nullable Deal open(int evse) {
    return records.open(evse);
  }

  /** How many records wait for the answer of the CSMS. */
  int recordsWaiting() {
    return records.waiting();
  }

  /** The program starts; nothing of its first step has happened yet. */
  void starting() {
    clock.starting();
    records.booted();
    safety.another();
  }

  /**
   * A step is durable.
   *
   * @param input null for the start of the program
   */
  void committed(@Nullable Input input, List<Output> outputs) {
    calls.expire();
    CallAudit.Answered answered = input == null ? null : calls.heard(input);
    clock.heard(input, answered);
    energy.committed(input, outputs);
    records.committed(input, answered, outputs);
    for (Output output : outputs) {
      if (output instanceof Output.Tell tell && tell.fact() instanceof Fact.RecordWritten told) {
        visited(told.record());
      }
    }
    promises.committed(input, outputs);
    remoteStart(Wording.received(input), outputs);
    if (input == null) {
      promises.booted();
    }
  }

  private void visited(TransactionRecord record) {
    switch (record) {
      case TransactionRecord.Started r -> safety.begun(Deal.payer(r));
      case TransactionRecord.Updated r -> {}
      case TransactionRecord.Ended r -> {
        promises.ended(r.head().evse());
        if (r.cause() == StopCause.LOCAL) {
          safety.stoppedBy(r.token());
        }
      }
    }
  }

  private void remoteStart(String text, List<Output> outputs) {
    if (Wording.type(text) == 2 && Wording.action(text).equals("RemoteStartTransaction")) {
      String id = Wording.id(text);
      boolean accepted =
          outputs.stream()
              .anyMatch(output ->
                  CallAudit.answers(output, id)
                      && output.toString().contains("\"status\":\"Accepted\""));
      if (accepted) {
        boolean asks = sight.setting(StandardSettings.AUTHORIZE_REMOTE_START);
        safety.wished(Wording.field(text, "idTag"), !asks);
      }
    }
  }

  /** An output is about to take effect. */
  void acting(Output output) {
    if (output instanceof Output.Link(LinkCommand command)) {
      calls.acting(command);
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
    calls.settled();
  }

  /** The program is gone. */
  void down() {
    energy.down();
    calls.down();
    safety.another();
  }

  /** Somebody presents a token. */
  void presented(String tag) {
    safety.wished(tag, false);
  }

  /** Nobody is there and nothing is wrong: nothing may be left to do. */
  void quiet() {
    records.quiet();
    promises.check();
  }
}
