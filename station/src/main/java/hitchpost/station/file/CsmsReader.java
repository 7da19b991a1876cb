package hitchpost.station.file;

import hitchpost.core.security.CsmsUrl;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads how a station reaches its CSMS. */
final class CsmsReader {
  private static final URI NOWHERE = URI.create("ws://nowhere.invalid");

  private CsmsReader() {}

  /** Reads the section; {@code certified} if the station has certificates to show. */
  static CsmsSection read(Fields of, boolean certified) {
    URI url = url(of);
    @Nullable Secret password = of.secret("password", 64);
    int profile = of.integer("securityProfile", 0, 3, usualProfile(url, password, certified));
    matchScheme(of, url, profile);
    if (basic(profile) && !of.has("password")) {
      of.complain("password", "is missing, and security profile " + profile + " needs it");
    }
    of.refuseOthers();
    return new CsmsSection(url, profile, password);
  }

  /** Complains of a password that no way to the CSMS asks for. */
  static void checkPassword(Fields of, CsmsSection csms, List<NetworkProfile> others) {
    boolean used =
        basic(csms.securityProfile())
            || others.stream().anyMatch(other -> basic(other.securityProfile()));
    if (csms.password() != null && !used) {
      of.complain(
          "password",
          "is not used by security profile " + csms.securityProfile() + "; leave it out");
    }
  }

  private static boolean basic(int profile) {
    return profile == 1 || profile == 2;
  }

  /** Reads a further address; {@code csms} says what the station has to show there. */
  static NetworkProfile networkProfile(
      Fields of, List<String> interfaces, CsmsSection csms, boolean certified) {
    @Nullable Integer slot = of.integer("slot", 0, Integer.MAX_VALUE);
    of.needs("slot");
    URI url = url(of);
    int usual = usualProfile(url, csms.password(), certified);
    int profile = of.integer("securityProfile", 0, 3, usual);
    matchScheme(of, url, profile);
    if (basic(profile) && csms.password() == null && !url.equals(NOWHERE)) {
      of.complain("securityProfile", profile + " needs a password, in csms.password");
    }
    int timeout = of.integer("messageTimeout", 1, 3600, 30);
    @Nullable String wire =
        of.choice("interface", "a network interface", interfaces, Function.identity());
    of.refuseOthers();
    return new NetworkProfile(
        slot == null ? -1 : slot,
        url,
        profile,
        Duration.ofSeconds(timeout),
        wire == null ? "Wired0" : wire);
  }

  /** The profile that the other settings speak for. */
  private static int usualProfile(URI url, @Nullable Secret password, boolean certified) {
    if (CsmsUrl.encrypted(url.toString())) {
      return password == null && certified ? 3 : 2;
    }
    return password == null ? 0 : 1;
  }

  private static void matchScheme(Fields of, URI url, int profile) {
    if (!url.equals(NOWHERE) && CsmsUrl.encrypted(url.toString()) != profile >= 2) {
      of.complain(
          "securityProfile",
          profile >= 2
              ? "%d needs a wss:// URL".formatted(profile)
              : "%d needs a ws:// URL; wss:// is for 2 and 3".formatted(profile));
    }
  }

  private static URI url(Fields of) {
    String text = of.neededText("url", 512);
    if (text.isEmpty()) {
      return NOWHERE;
    }
    Optional<String> mistake = CsmsUrl.mistake(text);
    mistake.ifPresent(what -> of.complain("url", what));
    return mistake.isEmpty() ? URI.create(text) : NOWHERE;
  }
}
