package hitchpost.core.provisioning;

import hitchpost.core.Ask;
import hitchpost.core.Effects;
import hitchpost.core.Now;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict;
import hitchpost.core.conversation.Conversation;
import hitchpost.core.evse.Evses;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.ProvisioningSettings;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.Evse;
import hitchpost.core.types.ResetKind;
import hitchpost.core.visit.Visits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reboots on demand, of the station and of single EVSEs: what runs is ended and durable first; a
 * soft reboot also waits until the CSMS knows of it, for a while.
 *
 * <p>Source: OCPP 1.6, 5.14 and 7.42 with errata 3.82; OCPP 2.0.1 part 2, B11 and B12.
 */
public final class Rebooting {
  /** How long a soft reboot waits for the CSMS to take the ends of the transactions. */
  static final Duration SOFT_PATIENCE = Duration.ofSeconds(60);

  /** How long a hard reboot waits for the contactors and meters. */
  static final Duration HARD_PATIENCE = Duration.ofSeconds(12);

  /** Wait before a reboot that failed is tried again. */
  static final Duration RETRY_WAIT = Duration.ofSeconds(10);

  /** How long after a reboot that was asked for the CSMS gets no other one. */
  static final Duration REST = Duration.ofSeconds(60);

  private static final String REASON = "reboot-reason";
  private static final String PATIENCE = "reboot-patience";
  private static final String RESTED = "reboot-rested";
  private static final String RETRY = "reboot-retry";
  private static final String FAULT = "reboot-failed";

  private final Settings settings;
  private final Visits visits;
  private final Evses evses;
  private final Conversation conversation;
  private final long restsUntilNanos;
  private final Timers timers = new Timers();
  private @Nullable RebootKind wanted;

  /** Waits until nothing runs by itself; null when nothing does. */
  private Ask.@Nullable Reset patient;

  /** The EVSEs that start anew as soon as nothing runs there. */
  private final Set<Integer> restarting = new TreeSet<>();

  private BootReason reason = BootReason.REMOTE_RESET;
  private boolean rests;
  private boolean commanded;
  private int attempts;

  /**
   * Nothing reboots yet.
   *
   * @param rebooted whether somebody asked for the start of the station, which was now
   */
  public Rebooting(
      Settings settings,
      Visits visits,
      Evses evses,
      Conversation conversation,
      boolean rebooted,
      Now now) {
    restsUntilNanos = now.monotonicNanos() + (rebooted ? REST.toNanos() : 0);
    this.settings = settings;
    this.visits = visits;
    this.evses = evses;
    this.conversation = conversation;
  }

  /**
   * Why the station starts.
   *
   * @param seen as far as whoever starts it can tell
   */
  public static BootReason reason(Snapshot snapshot, BootReason seen) {
    String kept = snapshot.shelf(Shelf.STATION).get(REASON);
    return kept == null || seen != BootReason.REMOTE_RESET
        ? seen
        : Json.read(kept, BootReason.class);
  }

  /** The station has started. */
  public void start(Effects fx, Snapshot snapshot) {
    if (snapshot.shelf(Shelf.STATION).containsKey(REASON)) {
      fx.delete(Shelf.STATION, REASON);
    }
  }

  /**
   * Whether the station, or the EVSE, will reboot; if so, {@link #begin(Effects, Ask.Reset,
   * boolean)} must follow the answer.
   */
  public Verdict.Resetting decide(Ask.Reset ask) {
    Integer evse = ask.evse();
    if (evse != null && !restartable(evse)) {
      return Verdict.Resetting.REJECTED;
    }
    return ask.kind() == ResetKind.ON_IDLE && visits.transactionWithin(place(evse))
        ? Verdict.Resetting.SCHEDULED
        : Verdict.Resetting.ACCEPTED;
  }

  private boolean restartable(int evse) {
    return evses.find(evse).isPresent() && settings.isOn(ProvisioningSettings.allowReset(evse));
  }

  private static Evse place(@Nullable Integer evse) {
    return Evse.of(evse == null ? 0 : evse);
  }

  /**
   * Begins what was asked for, or waits until nothing runs any more.
   *
   * @param remotely whether it was the CSMS that asked, which has to wait when it has just had one
   */
  public void begin(Effects fx, Ask.Reset ask, boolean remotely) {
    Integer evse = ask.evse();
    if (evse != null) {
      begin(fx, evse, ask.kind());
      return;
    }
    reason = remotely ? BootReason.REMOTE_RESET : BootReason.LOCAL_RESET;
    Duration left = Duration.ofNanos(restsUntilNanos - fx.now().monotonicNanos());
    rests = remotely && left.isPositive();
    if (rests) {
      timers.start(fx, RESTED, "", left);
    }
    if (ask.kind() == ResetKind.ON_IDLE && visits.anyTransaction()) {
      patient = ask;
      reason = BootReason.SCHEDULED_RESET;
    } else {
      prepare(fx, ask.how());
    }
  }

  private void begin(Effects fx, int evse, ResetKind kind) {
    if (kind == ResetKind.IMMEDIATE) {
      visits.stopAt(fx, evse, StopCause.SOFT_RESET);
    }
    restarting.add(evse);
  }

  /** Begins a reboot; the caller answers whoever asked before. */
  public void begin(Effects fx, RebootKind kind) {
    rests = false;
    reason = BootReason.REMOTE_RESET;
    prepare(fx, kind);
  }

  private void prepare(Effects fx, RebootKind kind) {
    wanted = kind;
    patient = null;
    commanded = false;
    attempts = 0;
    visits.closed(Visits.Closing.REBOOT, true);
    StopCause cause = kind == RebootKind.HARD ? StopCause.HARD_RESET : StopCause.SOFT_RESET;
    visits.giveUpWaiting(fx, cause);
    visits.stopAll(fx, cause);
    timers.start(fx, PATIENCE, "", kind == RebootKind.HARD ? HARD_PATIENCE : SOFT_PATIENCE);
  }

  /** Reboots as soon as nothing stands against it. */
  public void look(Effects fx) {
    for (int evse : List.copyOf(restarting)) {
      if (!visits.transactionWithin(place(evse))) {
        restarting.remove(evse);
        fx.hardware(new HardwareCommand.Restart(evse));
      }
    }
    if (patient != null && !visits.anyTransaction()) {
      prepare(fx, patient.how());
    }
    if (wanted == null || commanded || rests || visits.anyTransaction()) {
      return;
    }
    boolean told = !conversation.online() || conversation.quiet();
    if (wanted == RebootKind.HARD || told) {
      command(fx, wanted);
    }
  }

  /** The shell could not reboot; true when the station gives it up. */
  public boolean failed(Effects fx) {
    if (wanted == null) {
      return false;
    }
    if (attempts <= settings.get(StandardSettings.RESET_RETRIES)) {
      timers.start(fx, RETRY, "", RETRY_WAIT);
      return false;
    }
    evses.raise(new Fault(FAULT, 0, 0, FaultCode.RESET_FAILURE, false, null, null, null));
    wanted = null;
    visits.closed(Visits.Closing.REBOOT, false);
    return true;
  }

  public static boolean owns(Timer timer) {
    return switch (timer.kind()) {
      case PATIENCE, RETRY, RESTED -> true;
      default -> false;
    };
  }

  public void timerFired(Effects fx, Timer timer) {
    if (!timers.current(timer) || wanted == null) {
      return;
    }
    if (timer.kind().equals(RESTED)) {
      rests = false;
    } else if (!rests) {
      command(fx, wanted);
    }
  }

  private void command(Effects fx, RebootKind kind) {
    commanded = true;
    attempts++;
    timers.stop(fx, PATIENCE, "");
    fx.put(Shelf.STATION, REASON, reason);
    fx.reboot(kind);
  }
}
