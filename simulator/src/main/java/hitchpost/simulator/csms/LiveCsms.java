package hitchpost.simulator.csms;

import hitchpost.core.message.MessageViolation;
import hitchpost.core.message.OcppAction;
import hitchpost.simulator.csms.model.BehaviourTable;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.csms.model.CsmsOutput;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.csms.model.StationAnswer;
import hitchpost.simulator.csms.model.StationBook;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Runs a model CSMS in real time, for connections, timers, people and programs that all come at
 * once: one of them at a time gets to the model.
 */
public final class LiveCsms implements AutoCloseable {
  private final ModelCsms model;
  private final BehaviourTable behaviours = new BehaviourTable();
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition happened = lock.newCondition();
  private final Condition planned = lock.newCondition();
  private final Map<String, Link> links = new HashMap<>();
  private final Map<Long, CompletableFuture<StationAnswer>> waiting = new HashMap<>();
  private final Thread timer = Thread.ofVirtual().name("csms-timer").unstarted(this::keepTime);
  private Instant latest = Instant.MIN;

  /**
   * Ledger entries in order, possibly none.
   *
   * @param missed how many entries before them are not kept any more
   */
  public record Batch(long missed, List<LedgerEntry> entries) {
    public Batch {
      entries = List.copyOf(entries);
    }

    /** The number of the last entry, or {@code before} when there is none. */
    public long lastNumber(long before) {
      return entries.isEmpty() ? before : entries.getLast().number();
    }
  }

  /** Takes over the model, which nobody else may touch from now on. */
  public LiveCsms(ModelCsms model, InstantSource clock) {
    this.model = model;
    this.clock = clock;
    model.behave(behaviours);
    timer.start();
  }

  /** Asks the model; what is returned must not be a part of it that changes. */
  public <T> T ask(Function<ModelCsms, T> question) {
    lock.lock();
    try {
      return question.apply(model);
    } finally {
      lock.unlock();
    }
  }

  /** Looks at or changes how the CSMS misbehaves. */
  public <T> T behaviours(Function<BehaviourTable, T> change) {
    lock.lock();
    try {
      return change.apply(behaviours);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends a request to a station.
   *
   * @return the answer, some time; a timeout of the CSMS is an answer too. What depends on it runs
   *     within the CSMS, and must not wait for anything
   * @throws CallImpossible when the station is not connected, too many calls wait, or no CSMS sends
   *     this action
   * @throws MessageViolation when the payload is no correct request
   */
  public CompletableFuture<StationAnswer> call(
      String stationId, OcppAction action, JsonNode payload) {
    return place(now -> model.call(now, stationId, action, payload));
  }

  /**
   * Sends a request as it is, unchecked and at once.
   *
   * @throws CallImpossible when the station is not connected
   */
  public CompletableFuture<StationAnswer> callAsIs(
      String stationId, String action, JsonNode payload) {
    return place(now -> model.callAsIs(now, stationId, action, payload));
  }

  /**
   * Sends a text that need not be a frame.
   *
   * @throws CallImpossible when the station is not connected
   */
  public void sendText(String stationId, String text) {
    step(now -> model.sendText(now, stationId, text));
  }

  /**
   * Begins to close the connection of a station.
   *
   * @throws CallImpossible when it has none
   */
  public void close(String stationId, int code, String reason) {
    step(now -> {
      if (!links.containsKey(stationId)) {
        throw new CallImpossible("station " + stationId + " is not connected");
      }
      return List.of(new CsmsOutput.Close(stationId, code, reason));
    });
  }

  /** What happened after an entry of the ledger; waits up to {@code patience} for the first. */
  public Batch after(long number, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = patience.toNanos();
      while (model.ledger().lastNumber() <= number && nanos > 0) {
        nanos = happened.awaitNanos(nanos);
      }
      List<LedgerEntry> entries = model.ledger().after(number).toList();
      long missed = entries.isEmpty() ? 0 : entries.getFirst().number() - number - 1;
      return new Batch(missed, entries);
    } finally {
      lock.unlock();
    }
  }

  /** What a station speaks on its latest connection; OCPP 1.6 when it never connected. */
  OcppVersion version(String stationId) {
    return ask(known -> known.station(stationId).map(StationBook::version))
        .orElse(OcppVersion.V1_6);
  }

  /** Stops the timer. Connections are closed by who has opened them. */
  @Override
  public void close() {
    timer.interrupt();
  }

  void opened(String stationId, Link link, OcppVersion version) {
    step(now -> {
      Link before = links.put(stationId, link);
      if (before != null) {
        before.close(1000, "replaced by a new connection");
      }
      return model.connected(now, stationId, version);
    });
  }

  /** A text from a connection that was replaced in the meantime is not looked at. */
  void received(String stationId, Link link, String text) {
    step(now ->
        link.equals(links.get(stationId)) ? model.received(now, stationId, text) : List.of());
  }

  void closed(String stationId, Link link, String reason) {
    step(now ->
        links.remove(stationId, link) ? model.disconnected(now, stationId, reason) : List.of());
  }

  private CompletableFuture<StationAnswer> place(Function<Instant, ModelCsms.Placed> call) {
    CompletableFuture<StationAnswer> answer = new CompletableFuture<>();
    step(now -> {
      ModelCsms.Placed placed = call.apply(now);
      waiting.put(placed.call(), answer);
      return placed.outputs();
    });
    return answer;
  }

  private void step(Function<Instant, List<CsmsOutput>> work) {
    lock.lock();
    try {
      work.apply(now()).forEach(this::carryOut);
      happened.signalAll();
      planned.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void carryOut(CsmsOutput output) {
    Link link = links.get(output.stationId());
    switch (output) {
      case CsmsOutput.Send send -> {
        if (link != null) {
          link.send(send.text());
        }
      }
      case CsmsOutput.Close close -> {
        if (link != null) {
          link.close(close.code(), close.reason());
        }
      }
      case CsmsOutput.Answered answered -> {
        CompletableFuture<StationAnswer> answer = waiting.remove(answered.call());
        if (answer != null) {
          answer.complete(answered.answer());
        }
      }
    }
  }

  /** What time it is for the CSMS. */
  Instant time() {
    return clock.instant();
  }

  /** The time of the clock, or of the step before while the clock has fallen behind it. */
  private Instant now() {
    Instant now = clock.instant();
    latest = now.isAfter(latest) ? now : latest;
    return latest;
  }

  private void keepTime() {
    try {
      while (true) {
        awaitDue();
        step(model::tick);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitDue() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (Duration rest = rest(); rest.isPositive(); rest = rest()) {
        planned.awaitNanos(rest.toNanos());
      }
    } finally {
      lock.unlock();
    }
  }

  private Duration rest() {
    return model.nextDue().map(due -> Duration.between(now(), due)).orElse(Duration.ofHours(1));
  }
}
