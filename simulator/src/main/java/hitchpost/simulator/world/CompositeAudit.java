package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.Evse;
import hitchpost.ocpp201.messages.ChargingSchedulePeriodType;
import hitchpost.ocpp201.messages.CompositeScheduleType;
import hitchpost.simulator.world.LimitOracle.Place;
import hitchpost.simulator.world.LimitOracle.Says;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Composite schedules that the station tells (I8), held against the oracle at every second at which
 * something may change, and at the seconds around it.
 */
final class CompositeAudit {
  private final Sight sight;
  private final LimitOracle oracle;

  /** What runs. */
  private final List<Place> running;

  /** What an EVSE may have at a second, before anything is shared. */
  private record Own(long deciWatts, int phases, int volts) {
    long deciAmperes() {
      return deciWatts / ((long) volts * phases);
    }
  }

  CompositeAudit(Sight sight, LimitOracle oracle, List<Place> running) {
    this.sight = sight;
    this.oracle = oracle;
    this.running = running;
  }

  void judge(Intent.ReadComposite asked, Request request) {
    boolean possible =
        sight.timeKnown()
            && asked.seconds() >= 0
            && (asked.place().id() == 0 || evseOf(asked.place()) != null);
    if (possible != request.accepted()) {
      throw new Broken("I8", "answered " + request.answer() + " to " + asked);
    }
    request
        .language()
        .composite(asked, request.answer())
        .ifPresent(schedule -> judge(asked, schedule));
  }

  private void judge(Intent.ReadComposite asked, CompositeScheduleType schedule) {
    long start = schedule.scheduleStart().getEpochSecond();
    for (long second : worthAsking(start, schedule)) {
      if (!agrees(asked.place(), start, schedule, second)) {
        throw new Broken(
            "I8",
            "answered %s to %s, but at %s the oracle says otherwise of %s, with %s running"
                .formatted(schedule, asked, Instant.ofEpochSecond(second), oracle.held(), running));
      }
    }
  }

  private TreeSet<Long> worthAsking(long start, CompositeScheduleType schedule) {
    long end = start + Math.max(1, schedule.duration());
    var seconds = new TreeSet<Long>();
    List<Place> places = new ArrayList<>(running);
    places.add(new Place(Evse.of(0), null, start));
    for (long second = start; second < end; second = oracle.mayChange(places, second, end)) {
      around(seconds, second, start, end);
    }
    for (ChargingSchedulePeriodType period : schedule.chargingSchedulePeriod()) {
      around(seconds, start + period.startPeriod(), start, end);
    }
    around(seconds, end - 1, start, end);
    return seconds;
  }

  private static void around(TreeSet<Long> seconds, long second, long start, long end) {
    for (long s = second - 1; s <= second + 1; s++) {
      if (start <= s && s < end) {
        seconds.add(s);
      }
    }
  }

  /** The begin of a transaction is only known to the second: one off will do. */
  private boolean agrees(Evse where, long start, CompositeScheduleType schedule, long second) {
    ChargingSchedulePeriodType told = schedule.chargingSchedulePeriod().getFirst();
    for (ChargingSchedulePeriodType period : schedule.chargingSchedulePeriod()) {
      told = start + period.startPeriod() <= second ? period : told;
    }
    for (long s = second - 1; s <= second + 1; s++) {
      boolean right =
          where.id() == 0
              ? isTotal(told, schedule.chargingRateUnit(), start, s)
              : isShare(where, told, schedule.chargingRateUnit(), start, s);
      if (right) {
        return true;
      }
    }
    return false;
  }

  private boolean isShare(
      Evse where, ChargingSchedulePeriodType told, ChargingRateUnit unit, long start, long second) {
    EvseSpec evse = Objects.requireNonNull(evseOf(where));
    Says together = oracle.ofStation(second);
    Own own = own(evse, place(where, start), together, together, second);
    long limit = told.limit().movePointRight(1).longValueExact();
    long most = unit == ChargingRateUnit.A ? own.deciAmperes() : own.deciWatts();
    boolean alone = running.stream().allMatch(p -> evse.id() == p.where().id());
    boolean right = together == null || alone ? limit == most : limit <= most;
    return right && Objects.requireNonNull(told.numberPhases()) == own.phases();
  }

  /** Everybody at once, each as if it charged. */
  private boolean isTotal(
      ChargingSchedulePeriodType told, ChargingRateUnit unit, long start, long second) {
    Says together = oracle.ofStation(second);
    long deciAmperes = 0;
    long deciWatts = 0;
    int phases = 1;
    int volts = 1;
    for (EvseSpec evse : sight.evses()) {
      Place place =
          running.stream()
              .filter(p -> evse.id() == p.where().id())
              .findFirst()
              .orElse(new Place(new Evse(evse.id(), 1), null, start));
      Own own = own(evse, place, null, together, second);
      deciAmperes += own.deciAmperes();
      deciWatts += own.deciWatts();
      phases = Math.max(phases, own.phases());
      volts = own.volts();
    }
    if (together != null && unit == ChargingRateUnit.A) {
      deciAmperes = Math.min(deciAmperes, together.deciAmperes(phases, volts));
    } else if (together != null) {
      deciWatts = Math.min(deciWatts, together.deciWatts(phases, volts));
    }
    long limit = told.limit().movePointRight(1).longValueExact();
    return limit == (unit == ChargingRateUnit.A ? deciAmperes : deciWatts)
        && Objects.requireNonNull(told.numberPhases()) == phases;
  }

  /** What runs at a connector, or would if it began now. */
  private Place place(Evse where, long start) {
    return running.stream()
        .filter(p -> Language.covers(where, p.where()))
        .findFirst()
        .orElse(new Place(where, null, start));
  }

  /**
   * What an EVSE may have.
   *
   * @param capping also limits it
   * @param switching may lower the number of phases
   */
  private Own own(
      EvseSpec evse, Place place, @Nullable Says capping, @Nullable Says switching, long second) {
    Says says = oracle.at(place, second);
    boolean all =
        (says == null || says.phases() >= evse.phases())
            && (switching == null || switching.phases() >= evse.phases());
    int phases = all ? evse.phases() : 1;
    long deciWatts = (long) evse.maxMilliAmperes() / 100 * phases * evse.nominalVolts();
    for (Says one : new Says[] {says, capping}) {
      if (one != null) {
        deciWatts = Math.min(deciWatts, one.deciWatts(phases, evse.nominalVolts()));
      }
    }
    return new Own(deciWatts, phases, evse.nominalVolts());
  }

  private @Nullable EvseSpec evseOf(Evse where) {
    return sight.evses().stream().filter(evse -> evse.id() == where.id()).findFirst().orElse(null);
  }
}
