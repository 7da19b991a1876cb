package hitchpost.core.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.time.Stamp;
import hitchpost.core.time.StationClock;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.TriggerReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransactionLogTest {
  private static final Instant TODAY = Instant.parse("2027-03-01T12:00:00Z");
  private static final IdToken CARD = new IdToken("CARD", IdTokenType.ISO14443);
  private static final Evse WHERE = new Evse(1, 1);
  private static final Occasion PERIODIC = Occasion.of(TriggerReason.METER_VALUE_PERIODIC);

  private final Snapshot journal = Snapshot.empty();
  private final List<Fact> told = new ArrayList<>();
  private StationClock clock = new StationClock(TODAY.minusSeconds(60), 1, at(0));
  private TransactionLog log = new TransactionLog(clock, false);
  private long seconds;

  private static Now at(long seconds) {
    return new Now(TODAY.plusSeconds(seconds), Duration.ofSeconds(seconds).toNanos());
  }

  private static Now unsynced(long seconds) {
    return new Now(Instant.EPOCH, Duration.ofSeconds(seconds).toNanos());
  }

  private void step(Now now, Consumer<Effects> action) {
    var fx = new Effects(now, clock);
    action.accept(fx);
    for (Output output : fx.outputs()) {
      if (output instanceof Output.Persist persist) {
        journal.apply(persist.change());
      } else if (output instanceof Output.Tell tell) {
        told.add(tell.fact());
      }
    }
  }

  private void step(Consumer<Effects> action) {
    step(at(++seconds), action);
  }

  private void restart() {
    clock = new StationClock(TODAY.minusSeconds(60), 2, at(seconds));
    log = new TransactionLog(clock, false);
    log.restore(journal);
  }

  private MeterValue value(long meter) {
    var register =
        new SampledValue(
            meter,
            Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
            null,
            null,
            ReadingContext.SAMPLE_PERIODIC,
            null);
    return new MeterValue(TODAY.plusSeconds(seconds), List.of(register));
  }

  private void begin(Effects fx, String id) {
    var opening = new Opening(id, WHERE, CARD, null, 1_000, null, null, null);
    log.begin(fx, opening, Occasion.of(TriggerReason.AUTHORIZED), List.of());
  }

  private void begin(String id) {
    step(fx -> begin(fx, id));
  }

  private void sample(String id, long meter) {
    step(fx -> log.sample(fx, id, PERIODIC, value(meter), meter));
  }

  private void end(String id, long meter) {
    step(fx -> log.end(fx, id, new Ending(StopCause.LOCAL, null, CARD), meter));
  }

  private static List<String> kinds(TransactionLog log) {
    return log.backlog().stream()
        .map(r -> r.getClass().getSimpleName() + " " + r.head().seqNo())
        .toList();
  }

  @Test
  void f28_recordsKeepTheirOrderAcrossARestart() {
    begin("a");
    sample("a", 1_500);
    end("a", 2_000);
    restart();
    assertEquals(List.of("Started 0", "Updated 1", "Ended 2"), kinds(log));
    assertEquals(1, log.head().orElseThrow().head().number());
  }

  @Test
  void f24_recordsAreNumberedWithoutGapsAcrossRestartsAndKnowWhetherTheyWereOffline() {
    step(fx -> log.offline(false));
    begin("a");
    restart();
    step(fx -> log.offline(true));
    sample("a", 1_500);
    step(fx -> log.offline(false));
    end("a", 2_000);
    restart();
    assertEquals(List.of("Started 0", "Updated 1", "Ended 2"), kinds(log));
    assertEquals(List.of(false, true, false), offline(log));
  }

  private static List<Boolean> offline(TransactionLog log) {
    return log.backlog().stream().map(r -> r.head().offline()).toList();
  }

  @Test
  void f16_anEndIsThereExactlyOnceAndGoneWhenAnswered() {
    begin("a");
    end("a", 2_000);
    step(fx -> log.delivered(fx, 1));
    step(fx -> log.delivered(fx, 2));
    restart();
    assertEquals(0, log.waiting());
    assertTrue(journal.shelf(Shelf.TRANSACTION).isEmpty());
    assertTrue(journal.shelf(Shelf.TRANSACTION_RECORD).isEmpty());
  }

  @Test
  void f19_aPowerCutLeavesTheLastDurableRegister() {
    begin("a");
    sample("a", 1_500);
    step(fx -> log.checkpoint(fx, "a", 1_800, fx.time()));
    restart();
    assertEquals(1_800, log.running().getFirst().lastMeterMilliWattHours());
  }

  @Test
  void f05_timeNeverRunsBackwardsInATransaction() {
    begin("a");
    seconds = -100;
    sample("a", 1_500);
    end("a", 2_000);
    Instant began = TODAY.plusSeconds(1);
    log.backlog().forEach(r -> assertEquals(began, r.head().stamp().time()));
  }

  @Test
  void f01_recordsFromBeforeTheClockWasKnownAreMadeTrueOnce() {
    clock = new StationClock(TODAY, 1, unsynced(0));
    log = new TransactionLog(clock, false);
    step(unsynced(10), fx -> begin(fx, "a"));
    step(unsynced(70), fx -> log.end(fx, "a", new Ending(StopCause.LOCAL, null, CARD), 2_000));
    clock.sync(unsynced(100), TODAY.plusSeconds(1_000));
    step(unsynced(100), log::clockKnown);
    restart();
    var stamps = log.backlog().stream().map(r -> r.head().stamp()).toList();
    assertEquals(
        List.of(new Stamp(TODAY.plusSeconds(910), null), new Stamp(TODAY.plusSeconds(970), null)),
        stamps);
  }

  @Test
  void f21_aRefusedRecordIsParkedAndBlocksNothing() {
    begin("a");
    sample("a", 1_500);
    end("a", 2_000);
    step(fx -> log.delivered(fx, 1));
    step(fx -> log.park(fx, 2, "InternalError"));
    assertEquals(List.of("Ended 2"), kinds(log));
    assertEquals(1, journal.shelf(Shelf.PARKED_RECORD).size());
  }

  @Test
  void f21_whatFollowsARefusedBeginIsStillToldAndKnownAsSuch() {
    begin("a");
    sample("a", 1_500);
    step(fx -> log.park(fx, 1, "InternalError"));
    end("a", 2_000);
    assertEquals(List.of("Updated 1", "Ended 2"), kinds(log));
    assertEquals(1, journal.shelf(Shelf.PARKED_RECORD).size());
    restart();
    assertTrue(log.find("a").orElseThrow().startParked());
    step(fx -> log.delivered(fx, 2));
    step(fx -> log.delivered(fx, 3));
    assertTrue(journal.shelf(Shelf.TRANSACTION).isEmpty());
  }

  @Test
  @Tag("E04.FR.08")
  @Tag("E11.FR.05")
  @Tag("E12.FR.05")
  @Tag("J02.FR.13")
  void f25_i14_onlyIntermediateValuesAreThinnedAndCounted() {
    begin("a");
    for (int i = 0; i < TransactionLog.MAX_RECORDS; i++) {
      sample("a", 1_000 + i);
    }
    int dropped = TransactionLog.MAX_RECORDS + 1 - log.waiting();
    assertTrue(dropped > 0);
    assertEquals(log.waiting(), journal.shelf(Shelf.TRANSACTION_RECORD).size());
    assertEquals(TransactionRecord.Started.class, log.head().orElseThrow().getClass());
    assertTrue(
        told.stream()
            .anyMatch(f -> f instanceof Fact.Dropped d && d.what().startsWith(dropped + " ")));
  }

  @Test
  void f25_i14_theJournalDropsTheSameValuesAsTheMemory() {
    begin("a");
    for (int i = 0; i < 2 * TransactionLog.MAX_RECORDS; i++) {
      sample("a", 1_000 + i);
    }
    assertEquals(
        log.backlog().stream().map(r -> r.head().number()).toList(),
        journal.shelf(Shelf.TRANSACTION_RECORD).keySet().stream().map(Long::valueOf).toList());
  }

  @Test
  void theEndCarriesTheValuesCollectedAlsoAcrossARestart() {
    begin("a");
    step(fx -> log.collect(fx, "a", value(1_100)));
    restart();
    step(fx -> log.collect(fx, "a", value(1_200)));
    end("a", 2_000);
    var ended = (TransactionRecord.Ended) log.backlog().stream().toList().getLast();
    assertEquals(2, ended.values().size());
    assertTrue(journal.shelf(Shelf.TRANSACTION_END_VALUE).isEmpty());
  }

  @Test
  @Tag("E06.FR.13")
  @Tag("E07.FR.10")
  @Tag("F03.FR.06")
  @Tag("F04.FR.06")
  @Tag("E08.FR.11")
  @Tag("E09.FR.07")
  @Tag("E10.FR.06")
  @Tag("E12.FR.09")
  @Tag("E15.FR.03")
  void moreEndValuesThanFitKeepTheFirstAndTheLast() {
    begin("a");
    for (int i = 0; i <= EndValues.MAX; i++) {
      long meter = 1_000 + i;
      step(fx -> log.collect(fx, "a", value(meter)));
    }
    end("a", 9_000);
    var ended = (TransactionRecord.Ended) log.backlog().stream().toList().getLast();
    assertTrue(ended.values().size() <= EndValues.MAX);
    assertEquals(1_000, ended.values().getFirst().sampledValues().getFirst().valueMilli());
    assertEquals(
        1_000 + EndValues.MAX, ended.values().getLast().sampledValues().getFirst().valueMilli());
  }

  @Test
  void whatIsCarriedToTheEndIsCountedBySampledValuesSoThatTheEndFitsInAFrame() {
    begin("a");
    for (int i = 0; i < EndValues.MAX; i++) {
      MeterValue one = value(1_000 + i);
      List<SampledValue> ten = Collections.nCopies(10, one.sampledValues().getFirst());
      step(fx -> log.collect(fx, "a", new MeterValue(one.timestamp(), ten)));
    }
    end("a", 9_000);
    var ended = (TransactionRecord.Ended) log.backlog().stream().toList().getLast();
    long sampled = ended.values().stream().mapToInt(value -> value.sampledValues().size()).sum();
    assertTrue(sampled <= EndValues.MAX && ended.values().size() > 2, "carries " + sampled);
  }
}
