package hitchpost.simulator.world;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.simulator.csms.model.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The tokens of the neighbourhood, and what the CSMS knows of them. */
final class Tags {
  private static final List<String> GOOD = List.of("ANNA", "Bob", "carla", "DAVE", "EVE", "FRITZ");

  /** Members of one group. */
  private static final List<String> FAMILY = List.of("MUM", "DAD", "KID");

  private static final List<String> BAD = List.of("BLOCKED", "EXPIRED", "INVALID", "STRANGER");

  /** The group that the family belongs to. */
  static final String FAMILY_GROUP = "FAMILY";

  /** Tokens that only apps use, each in its turn. */
  private static final int APPS = 50;

  private final Tokens known;
  private int app;

  Tags(Tokens known) {
    this.known = known;
    restore();
  }

  /** Everybody is welcome again who ever was. */
  void restore() {
    GOOD.forEach(tag -> put(tag, AuthorizationStatus.ACCEPTED, Optional.empty()));
    FAMILY.forEach(tag -> put(tag, AuthorizationStatus.ACCEPTED, Optional.of(FAMILY_GROUP)));
    for (int i = 0; i < APPS; i++) {
      put("APP-" + i, AuthorizationStatus.ACCEPTED, Optional.empty());
    }
    put("BLOCKED", AuthorizationStatus.BLOCKED, Optional.empty());
    put("EXPIRED", AuthorizationStatus.EXPIRED, Optional.empty());
    put("INVALID", AuthorizationStatus.INVALID, Optional.empty());
  }

  /** The next token of an app. */
  String nextApp() {
    app = (app + 1) % APPS;
    return "APP-" + app;
  }

  /** Somebody is no longer welcome. */
  void revoke(SplittableRandom random) {
    put(Chance.one(random, GOOD), AuthorizationStatus.BLOCKED, Optional.empty());
  }

  private void put(String tag, AuthorizationStatus status, Optional<String> parent) {
    known.put(new Tokens.Token(tag, status, parent, Optional.empty()));
  }

  /** Somebody's token. */
  static String any(SplittableRandom random) {
    int kind = random.nextInt(100);
    if (kind < 70) {
      return Chance.one(random, GOOD);
    }
    return Chance.one(random, kind < 85 ? FAMILY : BAD);
  }

  /** A token that is welcome unless it was revoked. */
  static String good(SplittableRandom random) {
    return Chance.one(random, GOOD);
  }

  /** Whether the CSMS never welcomes a token. */
  static boolean neverWelcome(IdToken token) {
    return BAD.stream().anyMatch(tag -> tag.equalsIgnoreCase(token.value()));
  }

  /** Whether a token belongs to the family. */
  static boolean isFamily(String tag) {
    return FAMILY.contains(tag);
  }

  static IdToken token(String tag) {
    return new IdToken(tag, IdTokenType.ISO14443);
  }
}
