package hitchpost.core.security;

import hitchpost.core.Ask;
import hitchpost.core.Asker;
import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Identity;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.Verdict.Installing;
import hitchpost.core.security.CertificateCommand.Owner;
import hitchpost.core.settings.ContractSettings;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of the station and the roots it trusts: who may change them, and when a new one is
 * due. The certificates themselves are in the store behind {@link CertificateCommand}.
 *
 * <p>Source: OCPP 1.6 security whitepaper, A02, A03, M03 to M05.
 */
public final class Certificates {
  /** Most questions that wait for the store at a time. */
  private static final int MAX_OPEN = 16;

  private static final String EXPIRY = "certificate-expiry";
  private static final int MAX_INFO = 255;

  /** Where the answers go. */
  @FunctionalInterface
  public interface Answering {
    void answer(Effects fx, Asker asker, Verdict verdict);
  }

  private final SecurityConfig config;
  private final Settings settings;
  private final Access access;
  private final String commonName;
  private final Answering answering;
  private final AwaitedCertificates awaited;
  private final Timers timers = new Timers();
  private final Map<Long, Asker> open = new TreeMap<>();

  /** Changes that are done, and not yet in what the station knows of its certificates. */
  private final Map<Long, Verdict> undescribed = new TreeMap<>();

  private long lastRequest;
  private boolean renewalDue;
  private boolean carsDue;

  public Certificates(
      SecurityConfig config,
      Settings settings,
      Access access,
      Identity identity,
      String stationId,
      Answering answering) {
    this.config = config;
    this.settings = settings;
    this.access = access;
    this.answering = answering;
    awaited = new AwaitedCertificates(settings);
    commonName = serialNumber(identity, stationId);
  }

  /** Source: OCPP 1.6 security whitepaper, A00.FR.511. */
  private static String serialNumber(Identity identity, String stationId) {
    if (identity.serialNumber() != null) {
      return identity.serialNumber();
    }
    return identity.chargeBoxSerialNumber() == null ? stationId : identity.chargeBoxSerialNumber();
  }

  /** Finds out what there is. */
  public void start(Effects fx) {
    fx.certificates(new CertificateCommand.Describe());
    timers.start(fx, EXPIRY, "", config.firstExpiryCheck());
  }

  private Owner owner() {
    return new Owner(commonName, settings.get(SecuritySettings.ORGANIZATION_NAME));
  }

  /**
   * Installs a root.
   *
   * @param secure whether the connection it came by is encrypted
   */
  public void install(Effects fx, Asker asker, RootUse use, String pem, boolean secure) {
    boolean allowed =
        switch (use) {
          case CSMS -> config.csmsRootsOverPlain();
          case MANUFACTURER -> config.manufacturerRootsOverPlain();
          case V2G, MOBILITY_OPERATOR -> true;
        };
    if (!(secure || allowed) || full()) {
      answering.answer(fx, asker, Installing.REJECTED);
      return;
    }
    fx.certificates(
        new CertificateCommand.Install(
            ask(asker),
            use,
            pem,
            fx.knownTime(),
            settings.get(SecuritySettings.MAX_CERTIFICATES),
            settings.get(SecuritySettings.ADDITIONAL_ROOT_CHECK)));
  }

  public void delete(Effects fx, Asker asker, CertificateHash hash, boolean connected) {
    if (full()) {
      answering.answer(fx, asker, Verdict.Deleting.FAILED);
    } else {
      fx.certificates(new CertificateCommand.Delete(ask(asker), hash, connected));
    }
  }

  public void list(Effects fx, Asker asker, Ask.ListRoots wanted) {
    if (full()) {
      answering.answer(fx, asker, new Verdict.Roots(List.of(), null));
    } else {
      fx.certificates(
          new CertificateCommand.ListRoots(ask(asker), wanted.uses(), wanted.shownToCars()));
    }
  }

  /** The CSMS brings a certificate that the station asked for. */
  public void take(Effects fx, Asker asker, OwnUse use, String chain) {
    if (full() || use == OwnUse.CSMS && access.busy()) {
      answering.answer(fx, asker, Decision.REJECTED);
    } else {
      awaited.over(fx, use);
      fx.certificates(new CertificateCommand.Take(ask(asker), chain, owner(), fx.knownTime(), use));
    }
  }

  private boolean full() {
    return open.size() >= MAX_OPEN;
  }

  private long ask(Asker asker) {
    open.put(++lastRequest, asker);
    return lastRequest;
  }

  /** Whether a certificate can be asked for: somebody must have said who operates the station. */
  public boolean canSign() {
    return !settings.get(SecuritySettings.ORGANIZATION_NAME).isEmpty();
  }

  /** Asks for a certificate with a new key. */
  public void sign(Effects fx, OwnUse use) {
    fx.certificates(new CertificateCommand.MakeRequest(owner(), use));
  }

  /** The CSMS will have a request signed. */
  public void promised(Effects fx, Fact.CertificateWanted request) {
    awaited.promised(fx, request.use(), request.csr());
  }

  /** The store has done something. */
  public void happened(Effects fx, CertificateEvent event) {
    switch (event) {
      case CertificateEvent.Described e -> described(fx, e.holdings());
      case CertificateEvent.Installed e -> installed(fx, e);
      case CertificateEvent.Deleted e -> {
        if (e.outcome() == Verdict.Deleting.ACCEPTED) {
          rootsChanged(fx, e.request(), "a root was deleted", e.outcome());
        } else {
          reply(fx, e.request(), e.outcome());
        }
      }
      case CertificateEvent.Listed e ->
          reply(fx, e.request(), new Verdict.Roots(e.roots(), e.shownToCars()));
      case CertificateEvent.RequestMade e -> {
        awaited.over(fx, e.use());
        fx.tellOnDemand(new Fact.CertificateWanted(e.csr(), e.use()));
      }
      case CertificateEvent.RequestFailed e ->
          fx.tell(new Fact.Dropped("the request for a certificate", e.why()));
      case CertificateEvent.Taken e -> taken(fx, e);
      case CertificateEvent.Refused e -> {
        log(fx, SecurityEventType.INVALID_CHARGING_STATION_CERTIFICATE, e.why());
        reply(fx, e.request(), Decision.REJECTED);
      }
      case CertificateEvent.ForCars e ->
          e.queries().stream()
              .filter(query -> !query.responderUrl().isEmpty())
              .forEach(query -> fx.tell(new Fact.CertificateStatusDue(query)));
      case CertificateEvent.ContractChecked e -> {}
    }
  }

  private void installed(Effects fx, CertificateEvent.Installed event) {
    if (event.outcome() == Installing.ACCEPTED) {
      rootsChanged(fx, event.request(), "a root was installed", event.outcome());
      return;
    }
    if (event.invalid() && event.use() == RootUse.CSMS) {
      log(fx, SecurityEventType.INVALID_CSMS_CERTIFICATE, event.why());
    }
    reply(fx, event.request(), event.outcome());
  }

  /**
   * What the station may do depends on the roots that it has now: the CSMS hears of the change when
   * the station knows of it, so that what it asks next is judged by it.
   */
  private void rootsChanged(Effects fx, long request, String what, Verdict outcome) {
    log(fx, SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS, what);
    undescribed.put(request, outcome);
    fx.certificates(new CertificateCommand.Describe());
  }

  private void described(Effects fx, Holdings holdings) {
    access.holds(fx, holdings);
    undescribed.forEach((request, outcome) -> reply(fx, request, outcome));
    undescribed.clear();
  }

  /** Where connections are made with it, it has to prove itself first. */
  private void taken(Effects fx, CertificateEvent.Taken event) {
    reply(fx, event.request(), Decision.ACCEPTED);
    log(fx, SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS, "a new certificate came");
    switch (event.use()) {
      case CSMS -> access.proposed(fx, event.certificate());
      case V2G -> carsDue = true;
    }
  }

  private void reply(Effects fx, long request, Verdict verdict) {
    Asker asker = open.remove(request);
    if (asker != null) {
      answering.answer(fx, asker, verdict);
    }
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(EXPIRY) || AwaitedCertificates.owns(timer);
  }

  /** Looks whether a certificate expires soon, or one that was promised is overdue. */
  public void timerFired(Effects fx, Timer timer) {
    if (AwaitedCertificates.owns(timer)) {
      awaited.timerFired(timer);
    } else if (timers.current(timer)) {
      timers.start(fx, EXPIRY, "", config.expiryCheckInterval());
      @Nullable Instant time = fx.knownTime();
      if (time != null) {
        Holdings holdings = access.holdings();
        renewalDue = holdings.ownExpires(time);
        holdings.expiring(time).forEach(e -> fx.tell(new Fact.CertificateExpires(e)));
      }
      carsDue = settings.isOn(ContractSettings.ENABLED);
    }
  }

  /** Asks for a new certificate when one is due and somebody hears it. */
  public void look(Effects fx, boolean online) {
    if (online) {
      awaited.look(fx);
    }
    if (renewalDue && online && canSign()) {
      renewalDue = false;
      sign(fx, OwnUse.CSMS);
    }
    Instant time = fx.knownTime();
    if (carsDue && online && canSign() && time != null) {
      carsDue = false;
      fx.certificates(
          new CertificateCommand.RenewForCars(owner(), time.plus(Holdings.OWN_WARNING)));
    }
  }

  private static void log(Effects fx, SecurityEventType type, String what) {
    String info = what.length() > MAX_INFO ? what.substring(0, MAX_INFO) : what;
    fx.tell(new Fact.SecurityHappened(new SecurityEvent(type, fx.time(), info, null)));
  }
}
