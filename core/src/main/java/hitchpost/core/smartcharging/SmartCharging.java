package hitchpost.core.smartcharging;

import hitchpost.core.Ask;
import hitchpost.core.Effects;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.Evses;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.core.time.Stamp;
import hitchpost.core.time.StationClock;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.core.types.Evse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Heeds charging profiles: knows at any time what each EVSE may offer, and wakes the station at the
 * second at which that changes.
 *
 * <p>A limit of the whole station is shared by all running transactions, as {@link Sharing} says,
 * whether or not their cars draw at the moment: a car that wakes up finds its share free. Whoever
 * is to get more of it waits until the cars that have to give way have had the time to.
 *
 * <p>While the station does not know the time, every profile counts with its lowest limit. While
 * the CSMS is silent for too long, no EVSE offers more than the fail-safe limit.
 */
public final class SmartCharging {
  /** Longest composite schedule that is told. */
  public static final Duration LONGEST_SCHEDULE = Duration.ofDays(7);

  private static final String CHANGE = "limit-change";

  /** How long a car may take to follow a lower offer: IEC 61851-1, annex A. */
  private static final Duration GIVING_WAY = Duration.ofSeconds(5);

  /** How far ahead the next change is looked for. */
  private static final Duration HORIZON = Duration.ofHours(1);

  /** How much of a composite schedule is made at a time. */
  private static final long DAY = Duration.ofDays(1).toSeconds();

  /** A running transaction and when it began, in seconds since 1970 and on the other clock. */
  private record Running(String transaction, Evse where, long begun, long begunNanos) {}

  private final Settings settings;
  private final Evses evses;
  private final StationClock clock;
  private final TransactionLog log;
  private final ProfileStore store = new ProfileStore();
  private final Acceptance acceptance;
  private final Silence silence;
  private final Timers timers = new Timers();
  private final Map<Integer, Running> running = new LinkedHashMap<>();
  private final Map<Integer, Offer> offers = new LinkedHashMap<>();
  private boolean stale;
  private long revision;

  /** Until when some car may still draw more of the shared limit than it is offered. */
  private long givesWayUntilNanos = Long.MIN_VALUE;

  public SmartCharging(Settings settings, Evses evses, StationClock clock, TransactionLog log) {
    this.settings = settings;
    this.evses = evses;
    this.clock = clock;
    this.log = log;
    acceptance = new Acceptance(settings, evses, store);
    silence = new Silence(settings);
  }

  /** Takes over what the journal holds. */
  public void restore(Snapshot snapshot) {
    store.restore(snapshot);
  }

  /** The station starts: profiles of transactions that do not go on are gone with them. */
  public void start(Effects fx) {
    store.removeIf(
        fx,
        layer -> {
          String transaction = layer.source().transaction();
          return transaction != null
              && running.values().stream().noneMatch(r -> r.transaction().equals(transaction));
        });
    if (enabled()) {
      silence.heard(fx);
      silence.watch(fx);
    }
  }

  /** Whether profiles are heeded at all; a station without smart charging lacks its settings. */
  public boolean enabled() {
    return settings.find(SmartChargingSettings.ENABLED.id()).isPresent()
        && settings.get(SmartChargingSettings.ENABLED);
  }

  /** Installs a profile, or says why not. */
  public Verdict.ProfileSetting set(Effects fx, Ask.SetChargingProfile ask) {
    var why = acceptance.install(fx, ask, transactionAt(ask.target()));
    outdated(why.isEmpty());
    return new Verdict.ProfileSetting(why.orElse(null));
  }

  /** Whether a profile may come along with the start of a transaction at this EVSE, 0 for any. */
  public boolean takesAtStart(@Nullable ChargingProfile profile, Evse evse) {
    return profile == null || !enabled() || acceptance.refusalAtStart(evse, profile).isEmpty();
  }

  /** How many profiles are installed. */
  public int profiles() {
    return store.layers().size();
  }

  /** Removes the profiles that match; whether there were any. */
  public boolean clear(Effects fx, Ask.ClearChargingProfiles ask) {
    boolean any = store.removeIf(fx, layer -> acceptance.clears(ask, layer)) > 0;
    outdated(any);
    return any;
  }

  /** A transaction begins, with a profile of its own or without. */
  public void began(Effects fx, String id, Evse where, @Nullable ChargingProfile profile) {
    long nanos = fx.now().monotonicNanos();
    running.put(where.id(), new Running(id, where, fx.time().getEpochSecond(), nanos));
    if (profile != null) {
      joined(fx, id, where, profile);
    }
    outdated(true);
  }

  /** A transaction of the last life goes on, whose profiles count from its begin. */
  public void resumed(Effects fx, OpenTransaction open) {
    Stamp began = open.began();
    Instant begun = began == null || !began.known() ? fx.time() : began.time();
    long nanos = fx.now().monotonicNanos() - Duration.between(begun, fx.time()).toNanos();
    running.put(
        open.evse().id(), new Running(open.id(), open.evse(), begun.getEpochSecond(), nanos));
    outdated(true);
  }

  /** Somebody charges in a transaction from now on, with a profile for it. */
  public void joined(Effects fx, String id, Evse where, ChargingProfile profile) {
    if (enabled()) {
      acceptance.installAtStart(fx, new InstalledProfile(where, profile, fx.time(), id));
    }
    outdated(true);
  }

  /** A transaction has ended, and its profiles with it. */
  public void ended(Effects fx, String id) {
    store.removeIf(fx, layer -> id.equals(layer.source().transaction()));
    running.values().removeIf(r -> r.transaction().equals(id));
    outdated(true);
  }

  /** The station's clock was set. */
  public void clockSet(Effects fx) {
    running.replaceAll((evse, r) -> {
      Duration since = Duration.ofNanos(fx.now().monotonicNanos() - r.begunNanos());
      Instant begun = fx.time().minusMillis(since.toMillis());
      return new Running(r.transaction(), r.where(), begun.getEpochSecond(), r.begunNanos());
    });
    outdated(true);
  }

  /** The CSMS gave a sign of life; whether that changes what may be offered. */
  public boolean heard(Effects fx) {
    boolean ended = silence.heard(fx);
    outdated(ended);
    return ended;
  }

  public void settingChanged(Effects fx, Setting<?> setting) {
    if (SmartChargingSettings.owns(setting) && enabled()) {
      silence.watch(fx);
      outdated(true);
    }
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(CHANGE) || timer.kind().equals(Silence.TIMER);
  }

  public void timerFired(Effects fx, Timer timer) {
    silence.timerFired(fx, timer);
    timers.current(timer);
    outdated(true);
  }

  private void outdated(boolean is) {
    stale |= is;
    revision += is ? 1 : 0;
  }

  /** Another number whenever the composite schedules may have changed. */
  public long revision() {
    return revision;
  }

  /** What an EVSE with a running transaction may offer now. */
  public Offer offer(Effects fx, int evse) {
    if (stale) {
      plan(fx);
    }
    Offer offer = offers.get(evse);
    EvseSpec spec = evses.get(evse).spec();
    return offer != null ? offer : new Offer(spec.maxMilliAmperes(), spec.phases());
  }

  private void plan(Effects fx) {
    stale = false;
    Map<Integer, Offer> before = new TreeMap<>(offers);
    offers.clear();
    long now = fx.time().getEpochSecond();
    long end = now + HORIZON.toSeconds();
    List<Consumer> consumers = running.values().stream().map(this::consumer).toList();
    List<List<Limit>> limits =
        clock.known()
            ? StationPlan.of(heeded(), consumers, now, end)
            : StationPlan.ofUnknownTime(heeded(), consumers, now, end);
    long next = end;
    for (int i = 0; i < consumers.size(); i++) {
      Limit first = limits.get(i).getFirst();
      offers.put(consumers.get(i).evse().id(), offer(consumers.get(i), first));
      next = Math.min(next, first.to());
    }
    Duration waits = sharing(now) ? giveWay(fx, before) : Duration.ZERO;
    boolean changes = !consumers.isEmpty() && !heeded().isEmpty() && clock.known();
    Duration delay = Duration.between(fx.time(), Instant.ofEpochSecond(next));
    if (waits.isPositive() && !(changes && delay.compareTo(waits) < 0)) {
      timers.start(fx, CHANGE, "", waits);
    } else if (changes) {
      timers.start(fx, CHANGE, "", delay);
    } else {
      timers.stop(fx, CHANGE, "");
    }
  }

  /** Whether there is a limit of the whole station now. */
  private boolean sharing(long now) {
    return heeded().stream()
        .anyMatch(layer ->
            layer.source().target().id() == 0
                && layer.purpose() != ChargingProfilePurpose.TX_DEFAULT_PROFILE
                && layer.validFrom() <= now
                && now < layer.validTo());
  }

  /** Leaves those who are to get more what they had, for as long as is returned. */
  private Duration giveWay(Effects fx, Map<Integer, Offer> before) {
    long nanos = fx.now().monotonicNanos();
    for (var entry : offers.entrySet()) {
      Offer was = before.get(entry.getKey());
      if (was != null && entry.getValue().milliAmperes() < was.milliAmperes()) {
        givesWayUntilNanos = nanos + GIVING_WAY.toNanos();
      }
    }
    if (nanos >= givesWayUntilNanos) {
      return Duration.ZERO;
    }
    offers.replaceAll((evse, offer) -> {
      Offer was = before.get(evse);
      int had = was == null ? 0 : was.milliAmperes();
      return new Offer(Math.min(offer.milliAmperes(), had), offer.phases());
    });
    return Duration.ofNanos(givesWayUntilNanos - nanos);
  }

  private Offer offer(Consumer consumer, Limit limit) {
    EvseSpec spec = evses.get(consumer.evse().id()).spec();
    long deciAmperes = limit.in(ChargingRateUnit.A);
    boolean unlimited = deciAmperes >= spec.maxMilliAmperes() / 100;
    return new Offer(unlimited ? spec.maxMilliAmperes() : (int) deciAmperes * 100, limit.phases());
  }

  /**
   * What all profiles together allow from a time on; empty when that cannot be told.
   *
   * @param at station time of now
   * @param evse one connector, or EVSE 0 for the grid connection
   * @param unit null leaves it to the station
   */
  public Optional<CompositeSchedule> composite(
      Instant at, Evse evse, Duration duration, @Nullable ChargingRateUnit unit) {
    List<ChargingRateUnit> units = settings.get(SmartChargingSettings.RATE_UNIT);
    ChargingRateUnit told = unit == null ? units.getFirst() : unit;
    boolean known = evse.id() == 0 || evses.find(evse.id()).isPresent();
    if (!known || !units.contains(told) || !clock.known()) {
      return Optional.empty();
    }
    long now = at.getEpochSecond();
    long seconds = Math.min(duration.toSeconds(), LONGEST_SCHEDULE.toSeconds());
    List<Consumer> consumers = consumersWith(evse, now);
    int asked = indexOf(evse.id(), consumers);
    var schedule = new Composites(evse.id(), told, now, SmartChargingSettings.MOST_PERIODS);
    // An empty schedule still tells what holds now.
    long end = now + Math.max(seconds, 1);
    for (long from = now; from < end && !schedule.full(); from += DAY) {
      long to = Math.min(end, from + DAY);
      schedule.add(
          evse.id() == 0
              ? StationPlan.total(heeded(), consumers, told, from, to)
              : StationPlan.of(heeded(), consumers, from, to).get(asked));
    }
    return Optional.of(schedule.schedule(seconds));
  }

  /** Who charges, and as if it charged, the EVSE asked for; every EVSE for the grid connection. */
  private List<Consumer> consumersWith(Evse evse, long now) {
    List<Consumer> consumers = new ArrayList<>();
    for (Running r : running.values()) {
      boolean elsewhere = r.where().id() != evse.id();
      if (elsewhere || Acceptance.covers(evse, r.where())) {
        consumers.add(consumer(r));
      }
    }
    for (EvseState other : evses.all()) {
      boolean wanted = evse.id() == 0 || evse.id() == other.id();
      if (wanted && indexOf(other.id(), consumers) < 0) {
        Evse where = evse.id() == 0 ? new Evse(other.id(), 1) : evse;
        consumers.add(new Consumer(where, circuit(other.id()), null, now));
      }
    }
    return consumers;
  }

  private static int indexOf(int evse, List<Consumer> consumers) {
    for (int i = 0; i < consumers.size(); i++) {
      if (consumers.get(i).evse().id() == evse) {
        return i;
      }
    }
    return -1;
  }

  private Consumer consumer(Running r) {
    return new Consumer(r.where(), circuit(r.where().id()), r.transaction(), r.begun());
  }

  private Circuit circuit(int evse) {
    EvseSpec spec = evses.get(evse).spec();
    long deciAmperes = spec.maxMilliAmperes() / 100;
    if (silence.silent()) {
      deciAmperes =
          Math.min(deciAmperes, 10L * settings.get(SmartChargingSettings.FAIL_SAFE_LIMIT));
    }
    return new Circuit(spec.phases(), spec.nominalVolts(), deciAmperes);
  }

  private Collection<Layer> heeded() {
    return enabled() ? store.layers() : List.of();
  }

  private @Nullable OpenTransaction transactionAt(Evse target) {
    Running r = running.get(target.id());
    if (r == null || !Acceptance.covers(target, r.where())) {
      return null;
    }
    return log.find(r.transaction()).orElse(null);
  }
}
