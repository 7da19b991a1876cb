package hitchpost.core.security;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Now;
import hitchpost.core.StationConfig;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict.Storing;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.Password;
import hitchpost.core.rpc.Trust;
import hitchpost.core.rpc.Way;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Settings;
import hitchpost.core.time.StationClock;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the CSMS and what the station shows there; changes of either are tried before they
 * count.
 *
 * <p>New credentials stand in the journal beside the old ones until a connection has come about
 * with one of the two. They take turns: first the new ones, and neither is given up before the
 * other has worked, so that no crash, no timeout and no mistake locks the station out. Source: OCPP
 * 1.6 security whitepaper, A01, A02 and A05; OCPP 2.0.1 part 2, A05.FR.06.
 */
public final class Access {
  private static final String TURN = "access-turn";
  private static final String TRIED = "tried";

  /** No turn is longer, unless it is configured to be. */
  private static final Duration LONGEST_TURN = Duration.ofHours(1);

  private final SecurityConfig config;
  private final Settings settings;
  private final ConnectionProfiles profiles;
  private final Timers timers = new Timers();
  private Holdings holdings = Holdings.NONE;
  private boolean described;
  private @Nullable Credentials tried;
  private boolean newOnesTurn;
  private boolean due;
  private int turns;

  public Access(SecurityConfig config, Settings settings) {
    this.config = config;
    this.settings = settings;
    profiles = new ConnectionProfiles(config.profiles(), settings);
  }

  /** Takes over what was being tried when the station stopped; it is tried first. */
  public void restore(Snapshot snapshot) {
    profiles.restore(snapshot);
    String json = snapshot.shelf(Shelf.ACCESS).get(TRIED);
    if (json != null) {
      tried = Json.read(json, Credentials.class);
      newOnesTurn = true;
    }
  }

  /**
   * The ways that a station would try first if it were switched on, for whoever looks at one that
   * is off.
   *
   * @param imposed by the version that it offers first
   * @param snapshot what its journal holds
   */
  public static List<Way> ofStationThatIsOff(
      StationConfig station,
      List<Settings.Imposed<?>> imposed,
      Snapshot snapshot,
      Holdings holdings,
      Now now) {
    var settings = new Settings(station.settings());
    settings.impose(imposed);
    settings.restore(snapshot);
    var access = new Access(station.security(), settings);
    access.restore(snapshot);
    var fx = new Effects(now, new StationClock(station.buildTime(), 1, now));
    access.holds(fx, holdings);
    return access.ways(fx);
  }

  /** How many certificates the station trusts or shows. */
  public int certificates() {
    return holdings.roots().size() + holdings.own().size();
  }

  /** What there is of certificates. */
  Holdings holdings() {
    return holdings;
  }

  /** The security profile in force; while another one is tried, that from before. */
  public int securityProfile() {
    return settings.get(SecuritySettings.SECURITY_PROFILE);
  }

  /** Whether a setting is one of those that say how the station connects. */
  public static boolean guards(String id) {
    return id.equalsIgnoreCase(SecuritySettings.SECURITY_PROFILE.id())
        || id.equalsIgnoreCase(SecuritySettings.BASIC_AUTH_PASSWORD.id())
        || id.equalsIgnoreCase(ConnectionSettings.NETWORK_PRIORITY.id());
  }

  /** The ways to try now, in order. */
  public List<Way> ways(Effects fx) {
    Credentials current = current();
    Credentials shown = newOnesTurn && tried != null ? tried : current;
    return profiles.usable(shown.securityProfile()).stream()
        .map(profile -> way(fx, profile, shown))
        .toList();
  }

  private Way way(Effects fx, ConnectionProfile profile, Credentials shown) {
    int level = profile.securityProfile();
    boolean withPassword = (level == 1 || level == 2) && !shown.password().isEmpty();
    return new Way(
        profile.slot(),
        profile.url(),
        level,
        withPassword ? new Password(shown.password()) : null,
        level == 3 ? certificate(fx, shown) : null,
        new Trust(settings.get(SecuritySettings.WILDCARDS), !profiles.migratesTo(profile)),
        profile.messageTimeoutSeconds() == 0
            ? null
            : Duration.ofSeconds(profile.messageTimeoutSeconds()));
  }

  private @Nullable String certificate(Effects fx, Credentials shown) {
    if (shown.certificate() != null) {
      return shown.certificate();
    }
    return showable(fx).map(OwnCertificate::id).orElse(null);
  }

  /** The certificate in use, or else the first one that is about to be. */
  private Optional<OwnCertificate> showable(Effects fx) {
    return inUse(fx.knownTime()).or(() -> Optional.ofNullable(holdings.candidate()));
  }

  /**
   * The certificate that the station shows.
   *
   * @param time null while it is not known
   */
  Optional<OwnCertificate> inUse(@Nullable Instant time) {
    return holdings.best(time);
  }

  private Credentials current() {
    return new Credentials(
        securityProfile(), settings.get(SecuritySettings.BASIC_AUTH_PASSWORD), null);
  }

  /** A setting that it {@linkplain #guards guards} is to change; see {@link #takeDue}. */
  public Settings.Written write(Effects fx, String id, String text) {
    if (id.equalsIgnoreCase(ConnectionSettings.NETWORK_PRIORITY.id())) {
      return rank(fx, text);
    }
    if (tried != null) {
      return Settings.Written.REJECTED;
    }
    boolean accepted =
        id.equalsIgnoreCase(SecuritySettings.SECURITY_PROFILE.id())
            ? raise(fx, text)
            : changePassword(fx, text);
    return accepted ? Settings.Written.ACCEPTED : Settings.Written.REJECTED;
  }

  /** Source: OCPP 2.0.1 part 2, B10.FR.01, B10.FR.02; A05.FR.02 to A05.FR.04 and A05.FR.10. */
  private Settings.Written rank(Effects fx, String text) {
    String id = ConnectionSettings.NETWORK_PRIORITY.id();
    boolean usable =
        settings
            .find(id)
            .flatMap(own -> ConnectionSettings.NETWORK_PRIORITY.codec().parse(text))
            .filter(order -> order.stream().allMatch(slot -> usable(fx, slot)))
            .isPresent();
    return usable ? settings.write(fx, id, text) : Settings.Written.REJECTED;
  }

  private boolean usable(Effects fx, int slot) {
    int now = securityProfile();
    return profiles
        .in(slot, now)
        .filter(p -> p.securityProfile() == now || ready(fx, p.securityProfile()))
        .isPresent();
  }

  /** The CSMS stores an address; it is in force from the next start on. */
  public Storing store(Effects fx, ConnectionProfile profile) {
    return profiles.store(fx, profile, securityProfile());
  }

  private boolean raise(Effects fx, String text) {
    Optional<Integer> wanted = SecuritySettings.SECURITY_PROFILE.codec().parse(text);
    if (wanted.isEmpty() || wanted.get() <= securityProfile() || !ready(fx, wanted.get())) {
      return false;
    }
    Credentials now = current();
    log(fx, "security profile " + now.securityProfile() + " is to become " + wanted.get());
    attempt(fx, new Credentials(wanted.get(), now.password(), null));
    return true;
  }

  /** Source: OCPP 1.6 security whitepaper, A05.FR.02 to A05.FR.04. */
  private boolean ready(Effects fx, int profile) {
    return switch (profile) {
      case 1 -> hasPassword();
      case 2 -> hasPassword() && holdings.csmsRoots();
      default -> holdings.csmsRoots() && showable(fx).filter(c -> c.validAt(fx.time())).isPresent();
    };
  }

  private boolean hasPassword() {
    return !settings.get(SecuritySettings.BASIC_AUTH_PASSWORD).isEmpty();
  }

  private boolean changePassword(Effects fx, String text) {
    Optional<String> wanted = SecuritySettings.BASIC_AUTH_PASSWORD.codec().parse(text);
    if (wanted.isEmpty()) {
      return false;
    }
    log(fx, "new password for basic authentication");
    boolean used =
        profiles.usable(securityProfile()).stream()
            .mapToInt(ConnectionProfile::securityProfile)
            .anyMatch(level -> level == 1 || level == 2);
    if (used) {
      attempt(fx, new Credentials(securityProfile(), wanted.get(), null));
    } else {
      settings.set(fx, SecuritySettings.BASIC_AUTH_PASSWORD, wanted.get());
    }
    return true;
  }

  private void attempt(Effects fx, Credentials credentials) {
    tried = credentials;
    fx.put(Shelf.ACCESS, TRIED, credentials);
    newOnesTurn = true;
    turns = 0;
    due = true;
  }

  /** Whether the station has to connect anew, with other {@link #ways}; asking settles it. */
  public boolean takeDue() {
    boolean was = due;
    due = false;
    return was;
  }

  /** The station begins to connect. */
  public void connecting(Effects fx) {
    if (tried != null && !timers.running(TURN, "")) {
      timers.start(fx, TURN, "", turn());
    }
  }

  /** Turns get longer after each side has had one: somebody may be away for long. */
  private Duration turn() {
    Duration turn = config.switchTimeout();
    for (int i = 2; i <= turns && turn.compareTo(LONGEST_TURN) < 0; i++) {
      turn = turn.multipliedBy(2);
    }
    return turn;
  }

  /** Whether changed credentials are being tried. */
  boolean busy() {
    return tried != null;
  }

  /**
   * Whether it has to be known first which certificates there are: a connection may need one, and a
   * CSMS may ask at once for what only they allow.
   */
  public boolean waitsForCertificates() {
    return !described;
  }

  private List<ConnectionProfile> tryable() {
    return profiles.usable(tried == null ? securityProfile() : tried.securityProfile());
  }

  /** What there is of certificates; one that waits to be tried since before a restart is tried. */
  void holds(Effects fx, Holdings now) {
    holdings = now;
    OwnCertificate candidate = now.candidate();
    if (!described && candidate != null && tried == null) {
      proposed(fx, candidate);
    }
    described = true;
  }

  /** A new certificate: tried where connections are made with it, else simply in use. */
  void proposed(Effects fx, OwnCertificate certificate) {
    if (tryable().getFirst().securityProfile() == 3) {
      Credentials now = current();
      attempt(fx, new Credentials(now.securityProfile(), now.password(), certificate.id()));
    } else {
      fx.certificates(new CertificateCommand.Adopt(certificate.id()));
    }
  }

  /** A connection came about: what it was made with counts from now on. */
  public void connected(Effects fx, Way way) {
    if (holdings.spareRoot()) {
      fx.certificates(new CertificateCommand.SettleRoots());
    }
    settle(fx);
    profiles.connected(fx, way);
    if (way.securityProfile() > securityProfile() && profiles.first(way)) {
      settings.set(fx, SecuritySettings.SECURITY_PROFILE, way.securityProfile());
      profiles.drop(fx, way.securityProfile());
      log(fx, "security profile " + way.securityProfile() + ", as the first address has it");
    }
  }

  private void settle(Effects fx) {
    Credentials candidate = tried;
    if (candidate == null) {
      return;
    }
    timers.stop(fx, TURN, "");
    tried = null;
    fx.delete(Shelf.ACCESS, TRIED);
    if (newOnesTurn) {
      adopt(fx, candidate);
    } else {
      if (candidate.certificate() != null) {
        fx.certificates(new CertificateCommand.Discard(candidate.certificate()));
      }
      log(fx, "back to security profile " + securityProfile() + " and the credentials before");
    }
    newOnesTurn = false;
  }

  private void adopt(Effects fx, Credentials candidate) {
    settings.set(fx, SecuritySettings.SECURITY_PROFILE, candidate.securityProfile());
    if (!candidate.password().equals(settings.get(SecuritySettings.BASIC_AUTH_PASSWORD))) {
      settings.set(fx, SecuritySettings.BASIC_AUTH_PASSWORD, candidate.password());
    }
    if (candidate.certificate() != null) {
      fx.certificates(new CertificateCommand.Adopt(candidate.certificate()));
    }
    log(fx, "security profile " + candidate.securityProfile() + " and its credentials work");
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(TURN);
  }

  /** The turn is over without a connection: the others have theirs. */
  public void timerFired(Effects fx, Timer timer) {
    if (timers.current(timer) && tried != null) {
      newOnesTurn = !newOnesTurn;
      turns++;
      due = true;
    }
  }

  private static void log(Effects fx, String what) {
    fx.tell(
        new Fact.SecurityHappened(
            new SecurityEvent(
                SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS, fx.time(), what, null)));
  }
}
