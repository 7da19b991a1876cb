package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingRateUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The composite schedules of a station: what all profiles together allow each consumer.
 *
 * <p>A pure function. It goes from one change to the next, never from second to second.
 *
 * <p>Amperes per phase of different consumers are added up as if all of them loaded the same phase,
 * because the wiring of the phases is not known for certain. Watts are added up as they are.
 *
 * <p>Source: OCPP 1.6, 3.13.3 and 5.7; OCPP 2.0.1 part 2, K 3.5 and K08.
 */
public final class StationPlan {
  private final List<Consumer> consumers;
  private final List<Demand> demands;
  private final List<Timeline> station;
  private final int stationPhases;

  private StationPlan(List<Consumer> consumers, List<Demand> demands, List<Timeline> station) {
    this.consumers = consumers;
    this.demands = demands;
    this.station = station;
    stationPhases = consumers.stream().mapToInt(c -> c.circuit().phases()).max().orElse(1);
  }

  /**
   * What each consumer may draw from {@code from} until {@code to}.
   *
   * @param layers the installed profiles
   * @param consumers those who share what the station may draw, the one to serve first at the head
   * @return for each consumer at least one limit, in order and without gaps, never two equal ones
   *     in a row; empty lists when the window is empty
   */
  public static List<List<Limit>> of(
      Collection<Layer> layers, List<Consumer> consumers, long from, long to) {
    List<Demand> demands = consumers.stream().map(c -> Demand.of(layers, c, from, to)).toList();
    return new StationPlan(consumers, demands, Demand.ofStation(layers, from, to)).shares(from, to);
  }

  /** The same for a station that does not know the time: every profile at its lowest limit. */
  public static List<List<Limit>> ofUnknownTime(
      Collection<Layer> layers, List<Consumer> consumers, long from, long to) {
    List<Demand> demands = consumers.stream().map(c -> Demand.lowest(layers, c, from, to)).toList();
    return new StationPlan(consumers, demands, Demand.ofStationLowest(layers, from, to))
        .shares(from, to);
  }

  /**
   * What the station may draw from the grid when everybody draws the most.
   *
   * @return as for one consumer, in the unit asked for
   */
  public static List<Limit> total(
      Collection<Layer> layers,
      List<Consumer> consumers,
      ChargingRateUnit unit,
      long from,
      long to) {
    List<Demand> demands = consumers.stream().map(c -> Demand.of(layers, c, from, to)).toList();
    return new StationPlan(consumers, demands, Demand.ofStation(layers, from, to))
        .sum(unit, from, to);
  }

  private List<List<Limit>> shares(long from, long to) {
    List<List<Limit>> limits = new ArrayList<>();
    consumers.forEach(c -> limits.add(new ArrayList<>()));
    for (long time = from, next; time < to; time = next) {
      List<Demand.Wish> wishes = wishes(time);
      next = changesAfter(time, to);
      long[] deciWatts = share(time, wishes);
      for (int i = 0; i < deciWatts.length; i++) {
        Demand.Wish wish = wishes.get(i);
        int volts = consumers.get(i).circuit().volts();
        append(
            limits.get(i),
            new Limit(time, next, deciWatts[i], volts, wish.phases(), wish.phaseToUse()));
      }
    }
    return limits;
  }

  /** When something changes after {@code time}, for which everything has been asked. */
  private long changesAfter(long time, long to) {
    long next = Demand.changesAfter(station, time, to);
    for (Demand demand : demands) {
      next = demand.changesAfter(time, next);
    }
    return next;
  }

  private List<Demand.Wish> wishes(long time) {
    int phases = stationPhases;
    for (Timeline timeline : station) {
      Piece piece = timeline.at(time);
      if (piece != null) {
        phases = Math.min(phases, piece.layer().phases(piece.period()));
      }
    }
    List<Demand.Wish> wishes = new ArrayList<>();
    for (Demand demand : demands) {
      wishes.add(demand.at(time, phases));
    }
    return wishes;
  }

  private long[] share(long time, List<Demand.Wish> wishes) {
    long[] deciWatts = wishes.stream().mapToLong(Demand.Wish::deciWatts).toArray();
    for (Timeline timeline : station) {
      Piece piece = timeline.at(time);
      if (piece != null) {
        share(piece, wishes, deciWatts);
      }
    }
    return deciWatts;
  }

  private void share(Piece piece, List<Demand.Wish> wishes, long[] deciWatts) {
    ChargingRateUnit unit = piece.layer().unit();
    long[] most = new long[deciWatts.length];
    long[] least = new long[deciWatts.length];
    for (int i = 0; i < deciWatts.length; i++) {
      long factor = factor(i, wishes.get(i));
      most[i] = unit == ChargingRateUnit.A ? deciWatts[i] / factor : deciWatts[i];
      least[i] = wishes.get(i).leastDeciWatts();
      if (unit == ChargingRateUnit.A) {
        least[i] = -Math.floorDiv(-least[i], factor);
      }
    }
    long total = piece.layer().limit(piece.period());
    long[] shares = Sharing.share(total, most, least);
    for (int i = 0; i < shares.length; i++) {
      // Who gets all it may draw keeps what was rounded off by the change of the unit.
      long share = shares[i] < most[i] ? shares[i] : total;
      deciWatts[i] = Math.min(deciWatts[i], Demand.watts(share, unit, factor(i, wishes.get(i))));
    }
  }

  private long factor(int consumer, Demand.Wish wish) {
    return (long) consumers.get(consumer).circuit().volts() * wish.phases();
  }

  private List<Limit> sum(ChargingRateUnit unit, long from, long to) {
    int volts = consumers.stream().mapToInt(c -> c.circuit().volts()).findFirst().orElse(1);
    List<Limit> limits = new ArrayList<>();
    for (long time = from, next; time < to; time = next) {
      List<Demand.Wish> wishes = wishes(time);
      next = changesAfter(time, to);
      int phases = wishes.stream().mapToInt(Demand.Wish::phases).max().orElse(1);
      long factor = (long) volts * phases;
      long total = 0;
      for (int i = 0; i < wishes.size(); i++) {
        long own = wishes.get(i).deciWatts();
        total += unit == ChargingRateUnit.A ? own / factor(i, wishes.get(i)) * factor : own;
      }
      for (Timeline timeline : station) {
        Piece piece = timeline.at(time);
        if (piece != null) {
          long limit = piece.layer().limit(piece.period());
          total = Math.min(total, Demand.watts(limit, piece.layer().unit(), factor));
        }
      }
      append(limits, new Limit(time, next, total, volts, phases, 0));
    }
    return limits;
  }

  private static void append(List<Limit> limits, Limit limit) {
    if (!limits.isEmpty() && limits.getLast().sameAs(limit)) {
      limits.set(limits.size() - 1, limits.getLast().until(limit.to()));
    } else {
      limits.add(limit);
    }
  }
}
