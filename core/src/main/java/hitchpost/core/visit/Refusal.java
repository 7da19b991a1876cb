package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;

/**
 * What becomes of a transaction whose token the CSMS refuses after its begin: it ends, or goes on
 * without energy, at once or when the token has drawn what it may.
 *
 * <p>Source: OCPP 2.0.1 part 2, E05.
 */
final class Refusal {
  private final Settings settings;
  private final Supply supply;
  private final Limits limits;

  /** Whether it came before energy could flow, and the transaction goes on. */
  private boolean early;

  Refusal(Settings settings, Supply supply, Limits limits) {
    this.settings = settings;
    this.supply = supply;
    this.limits = limits;
  }

  void early(boolean now) {
    early = now;
  }

  /** The token of a running transaction is refused; whether that ends it now. */
  boolean heard(Effects fx, Phase phase) {
    int allowance = settings.get(StandardSettings.MAX_ENERGY_ON_INVALID_ID);
    if (allowance > 0) {
      limits.allow(fx, allowance);
      return false;
    }
    return deny(fx, phase);
  }

  /** The token is refused before energy can flow; whether that ends its authorization. */
  boolean heardEarly() {
    early = true;
    return ends();
  }

  /** Energy may flow from now on; whether an earlier refusal ends that. */
  boolean counts(Effects fx, Phase phase) {
    boolean refused = early;
    early = false;
    return refused && heard(fx, phase);
  }

  /** The token gets no more energy; whether that ends its transaction. */
  boolean deny(Effects fx, Phase phase) {
    if (!ends()) {
      supply.deny();
      supply.regulate(fx, phase);
    }
    return ends();
  }

  private boolean ends() {
    return settings.get(StandardSettings.STOP_TX_ON_INVALID_ID);
  }
}
