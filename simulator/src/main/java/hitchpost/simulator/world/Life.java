package hitchpost.simulator.world;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The life of one station: all that happens in it follows from this.
 *
 * @param days at least 1
 * @param offer which versions of OCPP it may offer
 * @param faults what may go wrong; with nothing at all the station has an ordinary life
 * @param equipment what the station works its contactors with
 * @param flaw what the station does wrong on purpose, null for nothing
 */
public record Life(
    long seed,
    int days,
    Offer offer,
    Set<FaultKind> faults,
    Equipment equipment,
    @Nullable Flaw flaw) {
  /** Days that a station lives unless somebody wants it otherwise. */
  public static final int USUAL_DAYS = 10;

  public Life {
    faults = Set.copyOf(faults);
  }

  /** Of a right station with everything that can go wrong. */
  public static Life of(long seed, int days, Offer offer) {
    return new Life(seed, days, offer, FaultKind.ALL, Equipment.DIRECT, null);
  }

  /**
   * Lives it.
   *
   * @throws Violation when a rule is broken
   */
  public Summary live() {
    return new World(
            seed, offer, faults, equipment, flaw == null ? UnaryOperator::identity : flaw::bend)
        .live(days);
  }

  /** What to type to see exactly this again. */
  public String command() {
    var text = new StringBuilder("./hitchpost world --seed " + seed + " --days " + days);
    if (days > USUAL_DAYS) {
      text.append(" --life ").append(days);
    }
    if (offer != Offer.USUAL) {
      text.append(" --ocpp ").append(offer.word());
    }
    if (!faults.equals(FaultKind.ALL)) {
      text.append(" --faults ").append(words(faults));
    }
    if (equipment != Equipment.DIRECT) {
      text.append(" --hardware ").append(equipment.word());
    }
    if (flaw != null) {
      text.append(" --break ").append(flaw.word());
    }
    return text.toString();
  }

  /** Kinds of faults as on the command line. */
  static String words(Set<FaultKind> faults) {
    if (faults.isEmpty()) {
      return "none";
    }
    return faults.equals(FaultKind.ALL)
        ? "all"
        : faults.stream().sorted().map(FaultKind::word).collect(Collectors.joining(","));
  }
}
