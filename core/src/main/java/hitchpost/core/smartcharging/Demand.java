package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.Evse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the profiles of one consumer, and those of the station as a whole, say over a window.
 *
 * <p>While a transaction profile is valid, default profiles do not count, not even where its
 * schedule has a gap. A default profile for one EVSE stands in for that of the same stack level for
 * all. Source: OCPP 1.6, 3.13.1 to 3.13.3; OCPP 2.0.1 part 2, K 3.2 to 3.5.
 */
final class Demand {
  /** What is allowed at one moment before anything is shared. */
  record Wish(long deciWatts, int phases, int phaseToUse, long leastDeciWatts) {}

  /** No car draws less: IEC 61851-1, annex A. */
  static final long LEAST_DECI_AMPERES = 60;

  private final Circuit circuit;
  private final List<Timeline> timelines;

  private Demand(Circuit circuit, List<Timeline> timelines) {
    this.circuit = circuit;
    this.timelines = timelines;
  }

  static Demand of(Collection<Layer> layers, Consumer consumer, long from, long to) {
    Evse evse = consumer.evse();
    List<Layer> own = select(layers, layer -> isOwn(layer, consumer));
    Spans open = Spans.of(from, to);
    Spans defaults = open;
    for (Layer layer : own) {
      defaults = defaults.without(layer.validFrom(), layer.validTo());
    }
    List<Layer> external =
        select(
            layers,
            layer ->
                evse.id() > 0
                    && layer.purpose()
                        == ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS
                    && layer.names(evse));
    return new Demand(
        consumer.circuit(),
        List.of(
            Timeline.stacked(own, consumer.begun(), open),
            Timeline.stacked(defaults(layers, evse), consumer.begun(), defaults),
            Timeline.stacked(external, consumer.begun(), open)));
  }

  /** Every profile at its lowest, for a station that does not know the time. */
  static Demand lowest(Collection<Layer> layers, Consumer consumer, long from, long to) {
    List<Layer> own = select(layers, layer -> isOwn(layer, consumer));
    List<Layer> relevant =
        own.isEmpty() ? new ArrayList<>(defaults(layers, consumer.evse())) : new ArrayList<>(own);
    return new Demand(
        consumer.circuit(),
        relevant.stream().map(layer -> Timeline.lowest(layer, from, to)).toList());
  }

  /** The profiles that hold for the station as a whole, each purpose a timeline. */
  static List<Timeline> ofStation(Collection<Layer> layers, long from, long to) {
    Spans open = Spans.of(from, to);
    return List.of(
        Timeline.stacked(
            ofStation(layers, ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE), from, open),
        Timeline.stacked(
            ofStation(layers, ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS),
            from,
            open));
  }

  /** As {@link #ofStation}, every profile at its lowest. */
  static List<Timeline> ofStationLowest(Collection<Layer> layers, long from, long to) {
    List<Timeline> timelines = new ArrayList<>();
    for (ChargingProfilePurpose purpose : ChargingProfilePurpose.values()) {
      for (Layer layer : ofStation(layers, purpose)) {
        timelines.add(Timeline.lowest(layer, from, to));
      }
    }
    return timelines;
  }

  /** What is allowed at a time; the phases are also those the station's profiles allow. */
  Wish at(long time, int stationPhases) {
    int allowed = stationPhases;
    int phaseToUse = 0;
    for (Timeline timeline : timelines) {
      Piece piece = timeline.at(time);
      if (piece != null) {
        allowed = Math.min(allowed, piece.layer().phases(piece.period()));
        phaseToUse = Math.max(phaseToUse, piece.layer().phaseToUse(piece.period()));
      }
    }
    int phases = circuit.phases(allowed);
    long factor = (long) circuit.volts() * phases;
    long deciWatts = circuit.deciAmperes() * factor;
    long least = LEAST_DECI_AMPERES * factor;
    for (Timeline timeline : timelines) {
      Piece piece = timeline.at(time);
      if (piece != null) {
        ChargingRateUnit unit = piece.layer().unit();
        deciWatts = Math.min(deciWatts, watts(piece.layer().limit(piece.period()), unit, factor));
        least = Math.max(least, watts(piece.layer().leastRate(), unit, factor));
      }
    }
    return new Wish(deciWatts, phases, phases == 1 ? phaseToUse : 0, least);
  }

  long changesAfter(long time, long end) {
    return changesAfter(timelines, time, end);
  }

  static long changesAfter(List<Timeline> timelines, long time, long end) {
    long next = end;
    for (Timeline timeline : timelines) {
      next = timeline.changesAfter(time, next);
    }
    return next;
  }

  static long watts(long tenths, ChargingRateUnit unit, long factor) {
    return switch (unit) {
      case W -> tenths;
      case A -> tenths * factor;
    };
  }

  private static boolean isOwn(Layer layer, Consumer consumer) {
    return layer.purpose() == ChargingProfilePurpose.TX_PROFILE
        && consumer.transaction() != null
        && consumer.transaction().equals(layer.source().transaction());
  }

  private static List<Layer> defaults(Collection<Layer> layers, Evse evse) {
    List<Layer> all =
        select(layers, layer -> layer.purpose() == ChargingProfilePurpose.TX_DEFAULT_PROFILE);
    List<Layer> named = select(all, layer -> layer.names(evse));
    List<Layer> result = new ArrayList<>(named);
    for (Layer layer : all) {
      boolean general = layer.source().target().id() == 0 && evse.id() != 0;
      if (general && named.stream().noneMatch(l -> l.stackLevel() == layer.stackLevel())) {
        result.add(layer);
      }
    }
    return result;
  }

  private static List<Layer> ofStation(Collection<Layer> layers, ChargingProfilePurpose purpose) {
    return switch (purpose) {
      case CHARGING_STATION_MAX_PROFILE, CHARGING_STATION_EXTERNAL_CONSTRAINTS ->
          select(layers, layer -> layer.purpose() == purpose && layer.source().target().id() == 0);
      case TX_DEFAULT_PROFILE, TX_PROFILE -> List.of();
    };
  }

  private static List<Layer> select(Collection<Layer> layers, Predicate<Layer> wanted) {
    List<Layer> selected = new ArrayList<>();
    for (Layer layer : layers) {
      if (wanted.test(layer)) {
        selected.add(layer);
      }
    }
    return selected;
  }
}
