package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.EvseTruth;
import hitchpost.simulator.world.LimitOracle.Place;
import hitchpost.simulator.world.LimitOracle.Says;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Limits (I8): at any time no car is offered more than all charging profiles allow, all cars
 * together no more than the station may draw, and nobody less than that without a reason.
 *
 * <p>A second before or after an edge of a schedule either side of it will do.
 */
final class LimitAudit {
  /** How long a car may go on drawing when nothing is offered any more. */
  private static final Duration RELEASED = Duration.ofSeconds(7);

  private static final Duration EDGE = Duration.ofMillis(1001);

  /** How far ahead edges are looked for. */
  private static final long HORIZON_SECONDS = Duration.ofDays(1).toSeconds();

  private final Sight sight;
  private final RecordAudit records;
  private final VirtualTime time;
  private final Tally tally;
  private final LimitBook book;

  /** When the transactions began that are open. */
  private final Map<String, Long> begunNanos = new HashMap<>();

  /** Since when a car draws on no offer. */
  private final Map<Integer, Long> unoffered = new TreeMap<>();

  /** Since when EVSEs offer less than they may. */
  private final Map<Integer, Long> lagging = new TreeMap<>();

  private VirtualTime.@Nullable Scheduled nextLook;

  /** What was offered when it was judged last. */
  private long judgedOffers;

  /** Whether it has to be judged again, whatever is offered. */
  private boolean stale = true;

  LimitAudit(Sight sight, RecordAudit records, VirtualTime time, Tally tally) {
    this.sight = sight;
    this.records = records;
    this.time = time;
    this.tally = tally;
    book = new LimitBook(sight, records, tally);
  }

  /** The station has answered the CSMS. */
  void answered(Request request) {
    book.answered(request);
    if (request.intent() instanceof Intent.ReadComposite asked) {
      new CompositeAudit(sight, new LimitOracle(book.held()), places()).judge(asked, request);
      tally.judged("composite schedule " + request.status().toLowerCase(Locale.ROOT));
    }
    lookAgain();
  }

  /** A transaction has begun. */
  void begun(Deal deal) {
    begunNanos.put(deal.id(), sight.nanos());
    book.begun(deal);
    lookAgain();
  }

  /** A transaction has ended. */
  void ended(String transaction) {
    begunNanos.remove(transaction);
    book.ended(transaction);
    lookAgain();
  }

  /** The program is gone. */
  void down() {
    book.down();
    unoffered.clear();
    lagging.clear();
    lookAgain();
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (EvseSpec evse : sight.evses()) {
      Deal deal = records.open(evse.id());
      if (deal != null) {
        places.add(place(deal));
      }
    }
    return places;
  }

  private Place place(Deal deal) {
    long since = sight.nanos() - Objects.requireNonNull(begunNanos.get(deal.id()));
    long begun = sight.stationTime().minusNanos(since).getEpochSecond();
    return new Place(deal.place(), deal.id(), begun);
  }

  /** Judges what changed; what passes with the time is looked at when it does. */
  void settled() {
    if (sight.running()) {
      long offers = 0;
      for (EvseSpec evse : sight.evses()) {
        EvseTruth truth = sight.truth(evse.id());
        offers = 100_000 * offers + truth.offeredMilliAmperes();
        offers = 10 * offers + truth.offeredPhases();
        released(evse, truth, records.open(evse.id()));
      }
      if (stale || offers != judgedOffers) {
        stale = false;
        judgedOffers = offers;
        judge();
      }
    }
  }

  private void judge() {
    var oracle = new LimitOracle(book.held());
    long now = sight.stationTime().getEpochSecond();
    boolean charging = false;
    for (EvseSpec evse : sight.evses()) {
      EvseTruth truth = sight.truth(evse.id());
      Deal deal = records.open(evse.id());
      charging |= deal != null;
      if (truth.offeredMilliAmperes() > 0) {
        offered(oracle, evse, truth, deal, now);
      }
    }
    if (charging && !book.held().isEmpty()) {
      together(oracle, now);
      planLook(oracle, now);
    }
  }

  private void offered(
      LimitOracle oracle, EvseSpec evse, EvseTruth truth, @Nullable Deal deal, long now) {
    if (deal == null) {
      throw new Broken("I5", "EVSE " + evse.id() + " offers current without a durable transaction");
    }
    Place place = place(deal);
    boolean right;
    if (sight.timeKnown()) {
      right = false;
      boolean within = false;
      for (long second = now - 1; second <= now + 1 && !right; second++) {
        Says says = oracle.at(place, second);
        right = isRight(oracle, evse, truth, says);
        within |= within(evse, truth, says);
      }
      right = follows(evse.id(), right, within);
    } else {
      right = oracle.lowest(place).stream().allMatch(says -> within(evse, truth, says));
    }
    if (!right) {
      throw new Broken(
          "I8",
          "EVSE %d offers %d mA on %d phases to %s at %s where %s says %s, of %s"
              .formatted(
                  evse.id(),
                  truth.offeredMilliAmperes(),
                  truth.offeredPhases(),
                  deal,
                  sight.stationTime(),
                  place,
                  sight.timeKnown() ? oracle.at(place, now) : oracle.lowest(place),
                  book.held()));
    }
  }

  /** Hardware may take its time to offer more, and not to offer less. */
  private boolean follows(int evse, boolean right, boolean within) {
    if (right) {
      lagging.remove(evse);
    } else if (within) {
      Duration patience = sight.equipment().following();
      long since = lagging.computeIfAbsent(evse, _ -> sight.nanos());
      if (sight.nanos() - since < patience.toNanos()) {
        time.after(patience, this::edgePassed);
        return true;
      }
    }
    return right;
  }

  /** Without a limit that is shared, whoever is offered something is offered all there is. */
  private boolean isRight(LimitOracle oracle, EvseSpec evse, EvseTruth truth, @Nullable Says says) {
    if (!within(evse, truth, says) || oracle.sharing()) {
      return within(evse, truth, says);
    }
    int phases = says == null || says.phases() >= evse.phases() ? evse.phases() : 1;
    long most = evse.maxMilliAmperes();
    long allowed =
        says == null ? most : Math.min(most, 100 * says.deciAmperes(phases, evse.nominalVolts()));
    return truth.offeredPhases() == phases && truth.offeredMilliAmperes() == allowed;
  }

  private static boolean within(EvseSpec evse, EvseTruth truth, @Nullable Says says) {
    int phases = truth.offeredPhases();
    return says == null
        || phases <= says.phases()
            && says.allows(truth.offeredMilliAmperes(), phases, evse.nominalVolts());
  }

  /** All together draw no more than the station may. */
  private void together(LimitOracle oracle, long now) {
    boolean right = false;
    if (sight.timeKnown()) {
      for (long second = now - 1; second <= now + 1 && !right; second++) {
        Says says = oracle.ofStation(second);
        right = says == null || together(says);
      }
    } else {
      right = oracle.lowestOfStation().stream().allMatch(this::together);
    }
    if (!right) {
      throw new Broken(
          "I8",
          "all together are offered too much at %s: %s, of %s"
              .formatted(sight.stationTime(), offers(), book.held()));
    }
  }

  private boolean together(Says says) {
    long milliAmperes = 0;
    long milliWatts = 0;
    boolean right = true;
    for (EvseSpec evse : sight.evses()) {
      EvseTruth truth = sight.truth(evse.id());
      long offered = truth.offeredMilliAmperes();
      right &= offered == 0 || truth.offeredPhases() <= says.phases();
      milliAmperes += offered;
      milliWatts += offered * truth.offeredPhases() * evse.nominalVolts();
    }
    return right && says.allowsTogether(milliAmperes, milliWatts);
  }

  private List<Integer> offers() {
    return sight.evses().stream().map(e -> sight.truth(e.id()).offeredMilliAmperes()).toList();
  }

  /** A car that is offered nothing is disconnected when it does not stop by itself. */
  private void released(EvseSpec evse, EvseTruth truth, @Nullable Deal deal) {
    boolean wrong =
        deal != null
            && truth.contactorClosed()
            && truth.contactorFault() == ContactorFault.NONE
            && truth.offeredMilliAmperes() == 0;
    if (!wrong) {
      unoffered.remove(evse.id());
      return;
    }
    Long since = unoffered.putIfAbsent(evse.id(), sight.nanos());
    if (since == null) {
      time.after(RELEASED.plusMillis(1), this::settled);
    } else if (sight.nanos() - since > RELEASED.toNanos()) {
      throw new Broken("I8", "EVSE " + evse.id() + " is live though nothing is offered");
    }
  }

  private void lookAgain() {
    stale = true;
    if (nextLook != null) {
      nextLook.cancel();
      nextLook = null;
    }
  }

  /** Looks also where an edge passes and the station does nothing. */
  private void planLook(LimitOracle oracle, long now) {
    lookAgain();
    stale = false;
    long edge = oracle.mayChange(places(), now, now + HORIZON_SECONDS);
    Duration wait = Duration.between(sight.stationTime(), Instant.ofEpochSecond(edge));
    nextLook = time.after(wait.plus(EDGE), this::edgePassed);
  }

  private void edgePassed() {
    stale = true;
    settled();
  }

  /** The station's clock may have been set. */
  void clockHeard() {
    lookAgain();
  }
}
