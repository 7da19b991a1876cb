package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timers;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.settings.TransactionSettings;
import java.time.Duration;

/** How long a car is waited for, the first time and when it left a running transaction. */
final class Patience {
  private final Settings settings;
  private final Plugs plugs;
  private final Timers timers;
  private final String subject;

  Patience(Settings settings, Plugs plugs, Timers timers, String subject) {
    this.settings = settings;
    this.plugs = plugs;
    this.timers = timers;
    this.subject = subject;
  }

  void awaitCar(Effects fx) {
    int seconds = settings.get(StandardSettings.CONNECTION_TIMEOUT);
    if (seconds > 0) {
      timers.start(fx, Visit.CONNECT_TIMER, subject, Duration.ofSeconds(seconds));
    }
  }

  /** A car that left its plug in a socket may come back at any time, for nobody else can. */
  void awaitReturn(Effects fx, int connector) {
    if (plugs.connected(connector)) {
      timers.stop(fx, Visit.CONNECT_TIMER, subject);
    } else if (plugs.fixed(connector)
        && settings.isOn(TransactionSettings.RETURNS_IN_TIME)
        && !timers.running(Visit.CONNECT_TIMER, subject)) {
      awaitCar(fx);
    }
  }
}
