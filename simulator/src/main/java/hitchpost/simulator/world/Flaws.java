package hitchpost.simulator.world;

import hitchpost.core.Fact;
import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Shelf;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.transaction.TransactionRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How each {@link Flaw} bends what a right station wants done. */
final class Flaws {
  private Flaws() {}

  private static @Nullable String stop(Output output) {
    boolean isStop =
        output instanceof Output.Link(LinkCommand.Send send)
            && Wording.type(send.text()) == 2
            && Language.isEnd(Wording.action(send.text()), Wording.payload(send.text()));
    return isStop ? ((LinkCommand.Send) ((Output.Link) output).command()).text() : null;
  }

  /** When the record of a stop that was sent is deleted, the stop is sent once more. */
  static final class ResendAfterAck implements UnaryOperator<List<Output>> {
    private LinkCommand.@Nullable Send sent;
    private int again;

    @Override
    public List<Output> apply(List<Output> outputs) {
      LinkCommand.Send before = sent;
      boolean answered = false;
      boolean busy = false;
      for (Output output : outputs) {
        answered |=
            output instanceof Output.Persist(Change.Delete delete)
                && delete.shelf() == Shelf.TRANSACTION_RECORD;
        if (output instanceof Output.Link(LinkCommand.Send send)
            && Wording.type(send.text()) == 2) {
          busy = true;
          sent = stop(output) == null ? null : send;
        }
      }
      if (before == null || !answered || busy) {
        return outputs;
      }
      var more = new ArrayList<>(outputs);
      String id = Wording.id(before.text());
      String text = before.text().replace(id, "again-" + ++again);
      more.add(new Output.Link(new LinkCommand.Send(before.attempt(), text)));
      return more;
    }
  }

  /**
   * From the begin of a transaction until its contactor closes nothing is written, and with it
   * waits all that must not happen before it is: only the hardware does not wait.
   */
  static final class ContactorBeforeCommit implements UnaryOperator<List<Output>> {
    /** Most steps that wait, where no car comes to draw. */
    private static final int LONGEST = 20;

    private final List<Output> late = new ArrayList<>();
    private int steps;

    @Override
    public List<Output> apply(List<Output> outputs) {
      boolean closes = outputs.stream().anyMatch(ContactorBeforeCommit::closes);
      if (late.isEmpty() && outputs.stream().noneMatch(ContactorBeforeCommit::begins)) {
        return outputs;
      }
      var now = new ArrayList<Output>();
      outputs.forEach(output -> (output instanceof Output.Hardware ? now : late).add(output));
      if (!closes && ++steps < LONGEST) {
        return now;
      }
      if (!closes) {
        now.addAll(0, late);
        late.clear();
        steps = 0;
      }
      return now;
    }

    private static boolean begins(Output output) {
      return output instanceof Output.Tell(Fact.RecordWritten written)
          && written.record() instanceof TransactionRecord.Started;
    }

    private static boolean closes(Output output) {
      return output instanceof Output.Hardware(HardwareCommand.SetContactor command)
          && command.closed();
    }
  }

  /** Whoever is offered something is offered all that the hardware has. */
  static final class LimitIgnored implements UnaryOperator<List<Output>> {
    private static final int MUCH = 32_000;

    @Override
    public List<Output> apply(List<Output> outputs) {
      return outputs.stream().map(LimitIgnored::raised).toList();
    }

    private static Output raised(Output output) {
      return output instanceof Output.Hardware(HardwareCommand.OfferCurrent offer)
              && offer.milliAmperes() > 0
          ? new Output.Hardware(
              new HardwareCommand.OfferCurrent(offer.evse(), MUCH, offer.phases()))
          : output;
    }
  }

  /** Changes of this kind are not written. */
  record Forgetful(Shelf shelf, Class<? extends Change> kind)
      implements UnaryOperator<List<Output>> {
    @Override
    public List<Output> apply(List<Output> outputs) {
      return outputs.stream().filter(output -> !forgets(output)).toList();
    }

    private boolean forgets(Output output) {
      return output instanceof Output.Persist(Change change)
          && change.shelf() == shelf
          && kind.isInstance(change);
    }
  }

  /** What is written of an installation that begins is that it is done. */
  static final class InstalledEarly implements UnaryOperator<List<Output>> {
    @Override
    public List<Output> apply(List<Output> outputs) {
      return outputs.stream().map(InstalledEarly::early).toList();
    }

    private static Output early(Output output) {
      return output instanceof Output.Persist(Change.Put put) && put.shelf() == Shelf.NOTICE
          ? new Output.Persist(
              new Change.Put(
                  put.shelf(), put.key(), put.json().replace("\"INSTALLING\"", "\"INSTALLED\"")))
          : output;
    }
  }

  /** Every third end is neither written nor sent. */
  static final class LostStop implements UnaryOperator<List<Output>> {
    private static final int EVERY = 3;

    private final Set<Long> lost = new HashSet<>();

    @Override
    public List<Output> apply(List<Output> outputs) {
      for (Output output : outputs) {
        if (output instanceof Output.Tell(Fact.RecordWritten written)
            && written.record() instanceof TransactionRecord.Ended ended
            && ended.head().number() % EVERY == 0) {
          lost.add(ended.head().number());
        }
      }
      return lost.isEmpty() ? outputs : outputs.stream().filter(o -> !tells(o)).toList();
    }

    private boolean tells(Output output) {
      return switch (output) {
        case Output.Persist(Change change)
            when change.shelf() == Shelf.TRANSACTION_RECORD
                || change.shelf() == Shelf.PARKED_RECORD ->
            lost.contains(Long.valueOf(change.key()));
        case Output.Tell(Fact.RecordWritten written) ->
            lost.contains(written.record().head().number());
        case Output.Tell(Fact.RecordParked parked) ->
            lost.contains(parked.record().head().number());
        case Output.Link _ -> stop(output) != null;
        case Output.Persist _,
            Output.Hardware _,
            Output.StartTimer _,
            Output.StopTimer _,
            Output.Tell _,
            Output.Answered _,
            Output.Certificates _,
            Output.Maintain _,
            Output.Reboot _ ->
            false;
      };
    }
  }
}
