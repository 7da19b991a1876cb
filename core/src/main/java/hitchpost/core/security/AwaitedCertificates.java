package hitchpost.core.security;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Settings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Certificates that the CSMS has promised: asked for again, ever more patiently, while none comes.
 * A restart forgets them; the next look at what expires asks anew.
 *
 * <p>Source: OCPP 2.0.1 part 2, A02.FR.17 to A02.FR.20.
 */
final class AwaitedCertificates {
  private static final String AGAIN = "certificate-again";

  /**
   * @param doublings how often the wait has been doubled
   */
  private record Awaited(String csr, int doublings, boolean due) {}

  private final Settings settings;
  private final Timers timers = new Timers();
  private final Map<OwnUse, Awaited> awaited = new EnumMap<>(OwnUse.class);

  AwaitedCertificates(Settings settings) {
    this.settings = settings;
  }

  /** The CSMS has accepted a request. */
  void promised(Effects fx, OwnUse use, String csr) {
    Awaited before = awaited.get(use);
    int doublings = before != null && before.csr().equals(csr) ? before.doublings() + 1 : 0;
    int seconds = settings.get(SecuritySettings.SIGNING_WAIT);
    if (seconds == 0 || doublings > settings.get(SecuritySettings.SIGNING_REPEATS)) {
      over(fx, use);
      return;
    }
    awaited.put(use, new Awaited(csr, doublings, false));
    timers.start(fx, AGAIN, use.name(), Duration.ofSeconds(seconds).multipliedBy(1L << doublings));
  }

  /** A certificate came, good or bad, or another one is wanted. */
  void over(Effects fx, OwnUse use) {
    awaited.remove(use);
    timers.stop(fx, AGAIN, use.name());
  }

  static boolean owns(Timer timer) {
    return timer.kind().equals(AGAIN);
  }

  void timerFired(Timer timer) {
    if (timers.current(timer)) {
      awaited.computeIfPresent(
          OwnUse.valueOf(timer.subject()), (use, a) -> new Awaited(a.csr(), a.doublings(), true));
    }
  }

  /** Asks again for what is overdue; call when somebody hears it. */
  void look(Effects fx) {
    awaited.replaceAll((use, a) -> {
      if (a.due()) {
        fx.tellOnDemand(new Fact.CertificateWanted(a.csr(), use));
      }
      return new Awaited(a.csr(), a.doublings(), false);
    });
  }
}
