package hitchpost.simulator.world;

import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.IdToken;
import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.EvseTruth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Danger and theft: a contactor closes only for a durable transaction (I5) and stays closed only
 * while everything allows it (I7), no plug can be pulled meanwhile (I19), nobody charges on
 * somebody else's authorization (I7) or on one that has expired (I21).
 */
final class SafetyAudit {
  /** How long the station may take to see that its contactor does not open. */
  private static final Duration WELD_NOTICED = Duration.ofSeconds(6);

  /** The same where a car draws, which has time to stop before its contactor has to open. */
  private static final Duration LOADED_WELD_NOTICED = Duration.ofSeconds(16);

  /** How long a wish to charge counts: until a slow CSMS has answered and a slow car has come. */
  private static final Duration WISH = Duration.ofMinutes(15);

  private final Sight sight;
  private final RecordAudit records;
  private final PromiseAudit promises;
  private final VirtualTime time;
  private final Map<Integer, Closed> wrong = new TreeMap<>();
  private final Map<Integer, Grant> grants = new TreeMap<>();
  private final List<Wish> wishes = new ArrayList<>();

  /** Since when a contactor is closed although it should not be. */
  private record Closed(long nanos, String why, boolean loaded) {
    Duration noticed() {
      return loaded ? LOADED_WELD_NOTICED : WELD_NOTICED;
    }
  }

  /** A token that waits for its car, and until when it may. */
  private record Grant(IdToken token, long untilNanos) {}

  /**
   * Somebody wants to charge with a token.
   *
   * @param authorized whether nobody needs to be asked
   */
  private record Wish(String token, long nanos, boolean authorized) {}

  SafetyAudit(Sight sight, RecordAudit records, PromiseAudit promises, VirtualTime time) {
    this.sight = sight;
    this.records = records;
    this.promises = promises;
    this.time = time;
  }

  /** A command is about to be carried out. */
  void acting(HardwareCommand command) {
    if (command instanceof HardwareCommand.SetContactor contactor
        && contactor.closed()
        && records.open(contactor.evse()) == null) {
      throw new Broken("I5", "closes a contactor without a durable transaction: " + contactor);
    }
  }

  /** Somebody presents a token, or the station has accepted a remote start. */
  void wished(String token, boolean authorized) {
    long oldest = sight.nanos() - WISH.toNanos();
    wishes.removeIf(wish -> wish.nanos() < oldest);
    wishes.add(new Wish(token, sight.nanos(), authorized));
  }

  /** A transaction has begun: somebody must have wished it, and nobody twice by one wish. */
  void begun(IdToken token) {
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      if (wish.token().equalsIgnoreCase(token.value())) {
        if (Tags.neverWelcome(token) && !wish.authorized() && !promises.strangersWelcome()) {
          continue;
        }
        wishes.remove(i);
        return;
      }
    }
    throw new Broken("I7", "nobody was authorized to charge with " + token.value());
  }

  /** A transaction was ended with a token: the wish behind that has been granted. */
  void stoppedBy(@Nullable IdToken token) {
    for (int i = wishes.size() - 1; token != null && i >= 0; i--) {
      if (wishes.get(i).token().equalsIgnoreCase(token.value())) {
        wishes.remove(i);
        return;
      }
    }
  }

  /** The program is gone, or starts: another one is to blame for what is wrong from now on. */
  void another() {
    grants.clear();
    wrong.clear();
  }

  void settled() {
    for (EvseSpec evse : sight.evses()) {
      contactor(evse);
      if (sight.running()) {
        waiting(evse.id());
      }
    }
  }

  private void contactor(EvseSpec evse) {
    EvseTruth truth = sight.truth(evse.id());
    String why = truth.contactorClosed() ? whyNot(evse.id(), truth) : null;
    if (why == null) {
      wrong.remove(evse.id());
      return;
    }
    boolean welded = truth.contactorFault() == ContactorFault.WELDED;
    Closed since = wrong.get(evse.id());
    if (since == null) {
      since = new Closed(sight.nanos(), why, truth.carReady());
      wrong.put(evse.id(), since);
      time.after(mayStayClosed(since.loaded()), this::settled);
    }
    long nanos = sight.nanos() - since.nanos();
    Duration allowed = mayStayClosed(since.loaded());
    if (!welded && nanos > allowed.toNanos()) {
      throw new Broken("I7", "the contactor of EVSE " + evse.id() + " is closed: " + why);
    }
    if (welded && sight.running() && !sight.blind(evse.id()) && nanos > since.noticed().toNanos()) {
      ConnectorView view = sight.view().connector(evse.id(), 1);
      if (view.fault() == null || !view.fault().inoperative()) {
        throw new Broken("I7", "EVSE " + evse.id() + " is live and nobody is told: " + why);
      }
    }
  }

  private Duration mayStayClosed(boolean loaded) {
    if (!sight.running()) {
      return VirtualStation.WATCHDOG.plus(sight.equipment().opening(false));
    }
    return sight.equipment().opening(loaded && !sight.emergencyStop());
  }

  /** Why a contactor must not be closed; null when it may. */
  private @Nullable String whyNot(int evse, EvseTruth truth) {
    Deal deal = records.open(evse);
    if (!sight.running()) {
      return "the program is dead";
    }
    if (deal == null) {
      return "no transaction is open";
    }
    if (truth.carConnector() != deal.connector() || !truth.carReady()) {
      return "no car asks for power";
    }
    if (sight.inoperative(evse, deal.connector())) {
      return "there is a fault";
    }
    if (!promises.operative(evse, deal.connector())) {
      return "the connector is out of use";
    }
    if (!truth.held(deal.connector()) && truth.contactorFault() == ContactorFault.NONE) {
      throw new Broken("I19", "the plug of EVSE " + evse + " can be pulled under load");
    }
    return null;
  }

  /** An authorization lasts as long as ConnectionTimeOut said when it was given. */
  private void waiting(int evse) {
    Optional<IdToken> token = sight.view().waitingToken(evse);
    Grant grant = grants.get(evse);
    if (token.isEmpty()) {
      if (grant != null) {
        grants.remove(evse);
      }
    } else if (grant == null || !grant.token().equals(token.get())) {
      long seconds = sight.setting(StandardSettings.CONNECTION_TIMEOUT);
      long until =
          seconds == 0 ? Long.MAX_VALUE : sight.nanos() + Duration.ofSeconds(seconds + 1).toNanos();
      grants.put(evse, new Grant(token.get(), until));
    } else if (sight.nanos() > grant.untilNanos()) {
      throw new Broken("I21", grant.token().value() + " still waits at EVSE " + evse);
    }
  }
}
