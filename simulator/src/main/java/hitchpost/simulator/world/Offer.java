package hitchpost.simulator.world;

import hitchpost.station.file.OcppVersion;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which versions of OCPP stations offer to their CSMS. */
public enum Offer {
  OLD("1.6"),
  NEW("2.0.1"),
  /** Some stations offer one of them, some both, and what is spoken changes as they live. */
  BOTH("both");

  /** What stations offer unless somebody wants it otherwise. */
  public static final Offer USUAL = BOTH;

  /** Of ten stations so many offer both. */
  private static final int CHANGEABLE = 6;

  private final String word;

  Offer(String word) {
    this.word = word;
  }

  /** The name on the command line. */
  public String word() {
    return word;
  }

  /** The offer with this name, empty when there is none. */
  public static Optional<Offer> ofWord(String word) {
    return List.of(values()).stream().filter(offer -> offer.word.equals(word)).findFirst();
  }

  /** What a station offers that lives by this seed, in order of preference. */
  List<OcppVersion> versions(long seed) {
    if (this != BOTH) {
      return versions();
    }
    var random = new SplittableRandom(~seed);
    int draw = random.nextInt(10);
    if (draw < CHANGEABLE) {
      return random.nextBoolean() ? versions() : versions().reversed();
    }
    return draw % 2 == 0 ? OLD.versions() : NEW.versions();
  }

  private List<OcppVersion> versions() {
    return switch (this) {
      case OLD -> List.of(OcppVersion.V1_6);
      case NEW -> List.of(OcppVersion.V2_0_1);
      case BOTH -> List.of(OcppVersion.V2_0_1, OcppVersion.V1_6);
    };
  }
}
