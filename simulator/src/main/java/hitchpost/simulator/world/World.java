package hitchpost.simulator.world;

import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.StationView;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.Evse;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.EvseTruth;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.hardware.TimedHardware;
import hitchpost.simulator.wired.WiredHardware;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.run.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One real station with its drivers, its CSMS and everything that can go wrong, in virtual time.
 * All of it follows from the seed; after every step the rules of docs/world.md are checked.
 *
 * <p>A world lives in eras: some days with a plan of faults, then calm, in which everything must
 * come right again.
 */
public final class World {
  private static final Duration DAY = Duration.ofDays(1);

  /** Most days between two calms: with faults, and in an ordinary life. */
  private static final int LONGEST_ERA = 3;

  private static final int LONGEST_ORDINARY_ERA = 10;

  private final long seed;
  private final Set<FaultKind> kinds;
  private final Equipment equipment;
  private final SplittableRandom random;
  private final Setup setup;
  private final VirtualTime time = new VirtualTime(Setup.BEGIN);
  private final Tally tally = new Tally();
  private final Trace trace = new Trace(time);
  private final SimulatedHardware hardware;
  private final Snapshot journal = Snapshot.empty();
  private final List<Driver> drivers = new ArrayList<>();
  private final Troubles troubles = new Troubles();
  private final List<Rascal> rascals = new ArrayList<>();
  private final Neighbourhood neighbourhood = new Neighbourhood();
  private final Invariants invariants;
  private final Witness witness;
  private final Backend backend;
  private final Internet internet;
  private final Operator operator;
  private final Mishaps mishaps;
  private final VirtualStation station;
  private final Set<String> imposed;
  private FaultPlan plan = FaultPlan.none();

  /** Counts power cuts and crashes, so that the end of an outage ends no other. */
  private long outage;

  /**
   * @param kinds what may go wrong; with nothing at all the station has an ordinary life
   */
  public World(long seed, Offer offer, Set<FaultKind> kinds) {
    this(seed, offer, kinds, Equipment.DIRECT, UnaryOperator::identity);
  }

  /**
   * @param equipment what the station works its contactors with
   * @param bend makes the station wrong on purpose, anew at each start of its program
   */
  World(
      long seed,
      Offer offer,
      Set<FaultKind> kinds,
      Equipment equipment,
      Supplier<UnaryOperator<List<Output>>> bend) {
    this.seed = seed;
    this.equipment = equipment;
    this.kinds = Set.copyOf(kinds);
    random = new SplittableRandom(seed);
    List<OcppVersion> versions = offer.versions(seed);
    setup =
        kinds.isEmpty()
            ? Setup.ordinary(versions)
            : Setup.draw(random.split(), versions, equipment);
    List<EvseSpec> evses = setup.config().evses();
    hardware = new SimulatedHardware(0, evses.stream().map(EvseSetup::of).toList());
    TimedHardware seen = equipment.of(hardware, evses);
    WiredHardware wired = seen instanceof WiredHardware own ? own : null;
    List<Language> languages = versions.stream().map(v -> Language.of(v, evses)).toList();
    var workshop = new Workshop(time, random.split());
    var firmware = setup.config().firmware();
    invariants = new Invariants(neighbourhood, firmware, workshop, time, tally);
    backend = new Backend(neighbourhood, setup, languages.getFirst(), random.split());
    Tags tags = new Tags(backend.csms().tokens());
    internet = new Internet(neighbourhood, backend, setup.latency(), random.split());
    witness = new Witness(neighbourhood, invariants, random.split(), this::outage);
    backend.complainsIf(invariants::booksClear);
    operator = new Operator(neighbourhood, backend, tags, Sight.connectors(evses), random.split());
    mishaps =
        new Mishaps(
            neighbourhood, evses, neighbourhood, internet, backend, tags, operator, random.split());
    List<Dialect> dialects = Spoken.dialects(versions, setup.config());
    imposed =
        dialects.stream()
            .flatMap(dialect -> dialect.imposed().stream())
            .map(value -> value.setting().id())
            .collect(Collectors.toUnmodifiableSet());
    SplittableRandom uuids = random.split();
    station =
        new VirtualStation(
            time, setup.config(), dialects, uuids::nextLong, seen, journal, internet, witness);
    station.bend(bend);
    station.maintainedBy(workshop);
    internet.station(station::feed);
    internet.speaks(languages, new SplittableRandom(seed));
    for (EvseSpec evse : evses) {
      var truth = hardware.truth(evse.id());
      drivers.add(new Driver(neighbourhood, setup, evse, truth, neighbourhood, random.split()));
    }
    if (wired != null && !kinds.isEmpty()) {
      evses.forEach(evse -> rascals.add(rascal(evse, wired)));
    }
  }

  private Rascal rascal(EvseSpec evse, WiredHardware wired) {
    return new Rascal(
        neighbourhood,
        evse,
        hardware.truth(evse.id()),
        neighbourhood,
        (id, out) -> {
          trace.note("happens", (out ? "chip pulled " : "chip put in ") + id);
          troubles.pulled(time.nanos(), id, out);
          wired.pull(time.nanos(), id, out);
          station.hardware();
        },
        random.split());
  }

  /**
   * Lets the world live, once.
   *
   * @throws Violation when a rule is broken
   */
  public Summary live(int days) {
    try {
      station.boot(BootReason.POWER_UP);
      long end = DAY.multipliedBy(days).toNanos();
      while (time.nanos() < end) {
        era(end);
      }
    } catch (RuntimeException broken) {
      throw new Violation(seed, tally.steps(), time.now(), plan, trace.tail(), broken);
    }
    return tally.summary(days, trace.fingerprint());
  }

  private void era(long end) {
    plan = kinds.isEmpty() ? FaultPlan.none() : FaultPlan.draw(random, kinds);
    trace.note("plan", plan);
    mishaps.begin();
    drivers.forEach(Driver::begin);
    rascals.forEach(Rascal::begin);
    long left = end - time.nanos();
    int longest = kinds.isEmpty() ? LONGEST_ORDINARY_ERA : LONGEST_ERA;
    long chosen = DAY.multipliedBy(1 + random.nextInt(longest)).toNanos();
    time.pass(Duration.ofNanos(Math.min(left, chosen)));
    drivers.forEach(Driver::retire);
    rascals.forEach(Rascal::retire);
    plan = FaultPlan.none();
    witness.disarm();
    mishaps.end();
    powerBack(outage);
    new Calm(
            time,
            setup,
            neighbourhood,
            neighbourhood,
            backend,
            internet,
            operator,
            invariants,
            random)
        .passes();
  }

  /** The station has lost its power or its program; power comes back some time later. */
  private void outage() {
    long this_ = ++outage;
    Duration dark =
        Chance.exponential(random, Duration.ofMinutes(Chance.percent(random, 20) ? 60 : 1));
    time.after(dark, () -> powerBack(this_));
  }

  private void powerBack(long which) {
    if (which == outage && !hardware.powered()) {
      station.restorePower();
    }
  }

  /** The world as its parts see it. */
  private final class Neighbourhood implements Surroundings, Sight, Driver.People, Mishaps.Power {
    @Override
    public VirtualTime time() {
      return time;
    }

    @Override
    public Tally tally() {
      return tally;
    }

    @Override
    public Trace trace() {
      return trace;
    }

    @Override
    public FaultPlan plan() {
      return plan;
    }

    @Override
    public void struck(FaultKind kind) {
      tally.fault(kind);
    }

    @Override
    public long nanos() {
      return time.nanos();
    }

    @Override
    public long wallOffsetNanos() {
      return Duration.between(time.now(), time.wall()).toNanos();
    }

    @Override
    public int checkpointSeconds() {
      return station.running()
          ? view().settings().get(StandardSettings.METER_CHECKPOINT_INTERVAL)
          : 0;
    }

    @Override
    public List<EvseSpec> evses() {
      return setup.config().evses();
    }

    @Override
    public EvseTruth truth(int evse) {
      return hardware.truth(evse);
    }

    @Override
    public boolean emergencyStop() {
      return hardware.emergencyStop();
    }

    @Override
    public boolean troubled() {
      return troubles.excuse(time.nanos());
    }

    @Override
    public boolean blind(int evse) {
      return troubles.blind(time.nanos(), evse);
    }

    @Override
    public Equipment equipment() {
      return equipment;
    }

    @Override
    public boolean inoperative(int evse, int connector) {
      return hardware.inoperative(evse, connector);
    }

    @Override
    public boolean running() {
      return station.running();
    }

    @Override
    public StationView view() {
      return station.station().view();
    }

    @Override
    public Instant stationTime() {
      return view().time(new Now(time.wall(), time.nanos()));
    }

    @Override
    public Snapshot journal() {
      return journal;
    }

    @Override
    public Language language() {
      return backend.language();
    }

    @Override
    public Set<String> imposed() {
      return imposed;
    }

    @Override
    public @Nullable Intent intent(String messageId) {
      return backend.intent(messageId);
    }

    @Override
    public Optional<Bill> bill(Deal deal) {
      return backend
          .transaction(deal)
          .map(t ->
              new Bill(
                  wattHours(t.start().registerMilliWh()),
                  t.stop().flatMap(s -> wattHours(s.registerMilliWh())),
                  !t.isOpen()));
    }

    private static Optional<Long> wattHours(@Nullable Long milli) {
      return Optional.ofNullable(milli).map(m -> Math.floorDiv(m, 1000L));
    }

    @Override
    public boolean versionsChange() {
      return setup.versions().size() > 1;
    }

    @Override
    public boolean idsDistinct() {
      return setup.idsDistinct();
    }

    @Override
    public void act(Stimulus stimulus) {
      trace.note("happens", stimulus);
      troubles.happens(time.nanos(), stimulus);
      station.stimulate(stimulus);
    }

    @Override
    public void present(String tag, List<Integer> readers) {
      invariants.presented(tag);
      act(new Stimulus.PresentToken(Tags.token(tag), readers));
    }

    @Override
    public void call(Intent intent) {
      try {
        backend.call(intent);
      } catch (CallImpossible full) {
        trace.note("operator", String.valueOf(full.getMessage()));
      }
    }

    @Override
    public List<String> openTransactions(Evse connector) {
      return backend.openTransactions(connector);
    }

    @Override
    public void cutSoon() {
      witness.endSoon(false);
    }

    @Override
    public void crashSoon() {
      witness.endSoon(true);
    }

    @Override
    public void failReboots(int count) {
      station.failReboots(count);
    }
  }
}
