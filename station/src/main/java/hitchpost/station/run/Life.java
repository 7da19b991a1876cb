package hitchpost.station.run;

import hitchpost.core.Ask;
import hitchpost.core.Input;
import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.Station;
import hitchpost.core.StationView;
import hitchpost.core.Timer;
import hitchpost.core.Verdict;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.security.CertificateCommand;
import hitchpost.core.types.BootReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One life of a station: from a start out of the journal until a reboot, a failure or the end.
 *
 * <p>Inputs are worked off by whichever thread finds nobody at it.
 */
final class Life {
  /** Inputs that a thread works off before it hands over: it may have other stations to serve. */
  private static final int TURN = 32;

  /** What a life tells whoever gave it. */
  interface Owner {
    /** The station wants to reboot; everything before is durable and sent, and nothing goes on. */
    void rebootWanted(Life life, RebootKind kind);

    /** The life is over because of a failure. */
    void failed(Life life, String why, boolean storage, @Nullable Throwable cause);
  }

  private enum Phase {
    RUNNING,
    /** A reboot is wanted: no step until it is known what comes of it. */
    HELD,
    OVER
  }

  private final long number;
  private final StationParts parts;
  private final StationStorage storage;
  private final StationListener listener;
  private final Owner owner;
  private final Mailbox mailbox = new Mailbox();
  private final EffectQueue effects = new EffectQueue(this::carryOut);
  private final TimerSlots timers;
  private final Questions questions;
  private final Contactors contactors;
  private final LifeLink link;
  private final Pressure pressure;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.RUNNING);

  // for the one who has the claim of the mailbox
  private @Nullable Station station;
  private long steps;

  // for the one who carries out effects
  private CompletableFuture<@Nullable Void> certifying = CompletableFuture.completedFuture(null);

  Life(
      long number,
      StationParts parts,
      StationStorage storage,
      StationListener listener,
      Owner owner) {
    this.number = number;
    this.parts = parts;
    this.storage = storage;
    this.listener = listener;
    this.owner = owner;
    timers = new TimerSlots(parts.threads(), this::fired);
    questions = new Questions(parts.threads());
    contactors = new Contactors(parts.hardware());
    link = new LifeLink(parts, this::linked);
    pressure = new Pressure(link.port());
    // whoever finds this life before it has begun must not work off what nobody understands yet
    mailbox.claim();
  }

  /** Starts the station, and has the hardware describe itself to it; by whoever made this life. */
  void begin(Snapshot snapshot, BootReason reason) {
    Now now = parts.time().now();
    listener.started(reason, now.wall());
    guarded(() -> start(snapshot, reason, now));
    parts.hardware().describe();
    turn();
  }

  private void start(Snapshot snapshot, BootReason reason, Now now) {
    Station.Started started =
        Station.start(parts.config(), parts.dialects(), parts.random(), snapshot, reason, now);
    station = started.station();
    dispatch(started.outputs());
    listener.stepped(station.view());
  }

  /** The hardware says something. */
  void hardware(HardwareEvent event) {
    HardwareEvent own = RequestTags.untagged(event, number);
    if (own != null) {
      post(new Mailbox.Item.Happening(new Input.Hardware(own)));
    }
  }

  /** Asks the station; answered when what follows from the answer is durable. */
  CompletableFuture<Object> ask(Ask<? extends Verdict> ask) {
    var answer = new CompletableFuture<Object>();
    long question = questions.open(answer);
    post(new Mailbox.Item.Happening(new Input.Asked(question, ask)));
    return answer;
  }

  /** Has a look at the station between two steps. */
  CompletableFuture<Object> look(Function<StationView, ?> viewer) {
    var answer = new CompletableFuture<Object>();
    long question = questions.open(answer);
    post(new Mailbox.Item.Look(view -> show(question, viewer, view)));
    return answer;
  }

  private void show(long question, Function<StationView, ?> viewer, StationView view) {
    try {
      questions.answer(question, viewer.apply(view));
    } catch (RuntimeException e) {
      questions.fail(question, e);
    }
  }

  /** The reboot failed; the station goes on. */
  void rebootFailed(String why) {
    // a life that has ended meanwhile stays ended
    phase.compareAndSet(Phase.HELD, Phase.RUNNING);
    post(new Mailbox.Item.Happening(new Input.RebootFailed(why)));
  }

  /** Nothing happens any more: contactors open, what waits is forgotten. The link stays. */
  void end(String why) {
    phase.set(Phase.OVER);
    contactors.openAll(parts.config().evses().stream().map(EvseSpec::id).toList());
    effects.close();
    timers.close();
    mailbox.close();
    questions.close(why);
  }

  /** The link of a life that has ended. */
  LifeLink link() {
    return link;
  }

  private void fired(Timer timer) {
    post(new Mailbox.Item.Happening(new Input.TimerFired(timer)));
  }

  private void maintained(MaintenanceEvent event) {
    post(new Mailbox.Item.Happening(new Input.Maintenance(event)));
  }

  private void linked(LinkEvent event) {
    post(new Mailbox.Item.Happening(new Input.Link(event)));
  }

  private void post(Mailbox.Item item) {
    if (phase.get() == Phase.OVER) {
      return;
    }
    boolean inside = effects.isCurrent() || mailbox.isWorker();
    mailbox.add(item, !inside);
    pressure.look(mailbox, effects);
    // whoever carries out effects works the mailbox off when that is done
    if (!inside) {
      work();
    }
  }

  private void work() {
    if (!mailbox.isEmpty() && mailbox.claim()) {
      turn();
    }
  }

  private void goOn() {
    mailbox.takeOver();
    turn();
  }

  /** Works off what waits; the current thread has the claim, and makes it over or releases it. */
  private void turn() {
    int left = TURN;
    do {
      Mailbox.Item item = phase.get() == Phase.RUNNING ? mailbox.poll() : null;
      while (item != null) {
        handle(item);
        if (--left == 0) {
          parts.threads().execute(this::goOn);
          return;
        }
        item = phase.get() == Phase.RUNNING ? mailbox.poll() : null;
      }
      mailbox.release();
    } while (phase.get() == Phase.RUNNING && !mailbox.isEmpty() && mailbox.claim());
  }

  private void handle(Mailbox.Item item) {
    pressure.look(mailbox, effects);
    guarded(() -> {
      Station own = station;
      if (own != null) {
        switch (item) {
          case Mailbox.Item.Happening(Input input) -> step(own, input);
          case Mailbox.Item.Look(var viewer) -> viewer.accept(own.view());
        }
      }
    });
  }

  private void step(Station own, Input input) {
    Now now = parts.time().now();
    if (input instanceof Input.Link(LinkEvent.Received received)) {
      listener.received(received.text(), now.wall());
    }
    dispatch(own.step(now, input));
    listener.stepped(own.view());
  }

  private void dispatch(List<Output> outputs) {
    long step = ++steps;
    List<Change> changes = new ArrayList<>();
    List<Output> later = new ArrayList<>(outputs.size());
    for (Output output : outputs) {
      switch (output) {
        case Output.Persist(Change change) -> changes.add(change);
        case Output.Hardware(var command) when command.immediate() ->
            contactors.open(step, command);
        case Output.Reboot reboot -> {
          phase.compareAndSet(Phase.RUNNING, Phase.HELD);
          later.add(reboot);
        }
        case Output.Hardware o -> later.add(o);
        case Output.Link o -> later.add(o);
        case Output.StartTimer o -> later.add(o);
        case Output.StopTimer o -> later.add(o);
        case Output.Tell o -> later.add(o);
        case Output.Certificates o -> later.add(o);
        case Output.Maintain o -> later.add(o);
        case Output.Answered o -> later.add(o);
      }
    }
    if (!outputs.isEmpty()) {
      schedule(step, changes, later);
    }
  }

  private void schedule(long step, List<Change> changes, List<Output> later) {
    EffectQueue.Batch batch = effects.add(step, later, changes.isEmpty());
    if (changes.isEmpty()) {
      effects.run();
    } else {
      storage.submit(changes, () -> durable(batch), why -> owner.failed(this, why, true, null));
    }
    pressure.look(mailbox, effects);
  }

  private void durable(EffectQueue.Batch batch) {
    effects.durable(batch);
    pressure.look(mailbox, effects);
    work();
  }

  private void carryOut(EffectQueue.Batch batch) {
    guarded(() -> {
      for (Output output : batch.outputs()) {
        if (phase.get() != Phase.OVER) {
          carryOut(batch.step(), output);
        }
      }
    });
  }

  private void carryOut(long step, Output output) {
    switch (output) {
      case Output.Persist _ -> throw new IllegalStateException("it is durable by now");
      case Output.Link(var command) -> link.execute(command, listener);
      case Output.Hardware(var command) ->
          contactors.carryOut(step, RequestTags.tagged(command, number));
      case Output.StartTimer(Timer timer, var delay) ->
          timers.start(timer, parts.time().real(delay));
      case Output.StopTimer(String slot) -> timers.stop(slot);
      case Output.Tell(var fact) -> listener.happened(fact, parts.time().now().wall());
      case Output.Certificates(var command) -> certify(command);
      case Output.Maintain(var command) -> parts.maintenance().execute(command, this::maintained);
      case Output.Answered(long question, Verdict verdict) -> questions.answer(question, verdict);
      case Output.Reboot(RebootKind kind) -> owner.rebootWanted(this, kind);
    }
  }

  /** Keys and files take their time; one after the other, beside everything else. */
  private void certify(CertificateCommand command) {
    certifying =
        certifying.thenRunAsync(
            () ->
                post(
                    new Mailbox.Item.Happening(
                        new Input.Certificates(parts.certificates().execute(command)))),
            parts.threads()::execute);
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      owner.failed(this, "the program failed: " + e, false, e);
    }
  }
}
