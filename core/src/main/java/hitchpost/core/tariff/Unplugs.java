package hitchpost.core.tariff;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.TransactionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plugs that were pulled after the end of their transaction: told until the CSMS has heard, also
 * after a restart.
 *
 * <p>Bound: {@value #MAX}; the oldest beyond it is forgotten.
 */
public final class Unplugs {
  private static final int MAX = 200;
  private static final String RETRY = "unplug-retry";
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  /**
   * A plug was pulled.
   *
   * @param reference what the CSMS calls the transaction, null while it has not said
   */
  public record Unplugged(String transaction, @Nullable String reference, Instant at) {}

  private final TransactionLog log;
  private final TreeMap<String, Unplugged> waiting = new TreeMap<>();
  private final Timers timers = new Timers();
  private @Nullable String told;

  public Unplugs(TransactionLog log) {
    this.log = log;
  }

  public void restore(Snapshot snapshot) {
    snapshot
        .shelf(Shelf.UNPLUGGED)
        .forEach((key, json) -> waiting.put(key, Json.read(json, Unplugged.class)));
  }

  void happened(Effects fx, String transaction, @Nullable String reference) {
    keep(fx, new Unplugged(transaction, reference, fx.time()));
    if (waiting.size() > MAX) {
      String oldest =
          waiting.values().stream()
              .min((a, b) -> a.at().compareTo(b.at()))
              .orElseThrow()
              .transaction();
      forget(fx, oldest);
    }
  }

  private void keep(Effects fx, Unplugged unplugged) {
    waiting.put(unplugged.transaction(), unplugged);
    fx.put(Shelf.UNPLUGGED, unplugged.transaction(), unplugged);
  }

  private void forget(Effects fx, String transaction) {
    waiting.remove(transaction);
    fx.delete(Shelf.UNPLUGGED, transaction);
  }

  /** Tells the next one whose transaction the CSMS knows to be over. */
  public void look(Effects fx, boolean online) {
    if (waiting.isEmpty()) {
      return;
    }
    for (Unplugged unplugged : waiting.values().toArray(Unplugged[]::new)) {
      OpenTransaction open = log.find(unplugged.transaction()).orElse(null);
      String name = open == null ? unplugged.reference() : open.csmsReference();
      var named = new Unplugged(unplugged.transaction(), name, unplugged.at());
      if (!named.equals(unplugged)) {
        keep(fx, named);
      }
      if (open == null && name == null) {
        forget(fx, unplugged.transaction());
      } else if (open == null && online && told == null && !timers.running(RETRY, "")) {
        told = named.transaction();
        fx.tell(new Fact.UnpluggedDue(named));
      }
    }
  }

  /** The CSMS has heard it. */
  public void heard(Effects fx, String transaction) {
    told = null;
    forget(fx, transaction);
  }

  /** The CSMS has not heard it. */
  public void unheard(Effects fx) {
    told = null;
    timers.start(fx, RETRY, "", INTERVAL);
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(RETRY);
  }

  public void timerFired(Timer timer) {
    timers.current(timer);
  }
}
