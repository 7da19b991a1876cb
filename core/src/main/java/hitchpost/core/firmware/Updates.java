package hitchpost.core.firmware;

import hitchpost.core.Asker;
import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict;
import hitchpost.core.evse.Availability;
import hitchpost.core.firmware.Update.Stage;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.Notice;
import hitchpost.core.maintenance.Notices;
import hitchpost.core.provisioning.Rebooting;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import hitchpost.core.types.UpdateStatus;
import hitchpost.core.visit.Visits;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Updates the firmware: one update at a time, each of its states said once, through restarts at any
 * point of it.
 *
 * <p>Source: OCPP 1.6, 4.5 and 5.19; security whitepaper, L01; OCPP 2.0.1 part 2, L01 to L03.
 */
public final class Updates {
  private static final String TIME = "firmware-time";
  private static final String RETRY = "firmware-retry";
  private static final String RUNNING = "running";
  private static final String LAST = "last";
  private static final int MAX_INFO = 255;

  /** Longest wait at a stretch; what is left of a longer one is looked at again. */
  private static final Duration LONGEST_TIMER = Duration.ofDays(1);

  /** Where the answers go. */
  @FunctionalInterface
  public interface Answering {
    void answer(Effects fx, Asker asker, Verdict verdict);
  }

  /** A request whose certificate is being looked at. */
  private record Candidate(long job, Asker asker, UpdateRequest request) {}

  private final FirmwareConfig config;
  private final Notices<Notice> notices;
  private final Availability availability;
  private final Visits visits;
  private final Rebooting rebooting;
  private final Answering answering;
  private final Timers timers = new Timers();
  private @Nullable Update update;
  private @Nullable Candidate candidate;
  private Update.@Nullable Said last;
  private long lastJob;
  private boolean rebootBegun;

  public Updates(
      FirmwareConfig config,
      Notices<Notice> notices,
      Availability availability,
      Visits visits,
      Rebooting rebooting,
      Answering answering) {
    this.config = config;
    this.notices = notices;
    this.availability = availability;
    this.visits = visits;
    this.rebooting = rebooting;
    this.answering = answering;
  }

  /** Whether the station was restarted to run new firmware. */
  public static boolean activatedIn(Snapshot snapshot) {
    String json = snapshot.shelf(Shelf.FIRMWARE).get(RUNNING);
    return json != null && Json.read(json, Update.class).stage() == Stage.ACTIVATING;
  }

  /** Whether firmware is being installed, which nothing may interrupt. */
  public boolean installing() {
    return update != null && !update.cancellable();
  }

  /** Goes on with an update that a restart has interrupted. */
  public void start(Effects fx, Snapshot snapshot) {
    var shelf = snapshot.shelf(Shelf.FIRMWARE);
    String said = shelf.get(LAST);
    last = said == null ? null : Json.read(said, Update.Said.class);
    String running = shelf.get(RUNNING);
    if (running == null) {
      return;
    }
    Update found = Json.read(running, Update.class);
    lastJob = found.job();
    Update resumed = found.in(found.resumed());
    update = resumed;
    switch (resumed.stage()) {
      case SCHEDULED, DOWNLOADING, READY -> {}
      case VERIFYING -> verify(fx, resumed);
      case INSTALLING -> install(fx, resumed);
      case ACTIVATING -> installed(fx);
    }
  }

  /** Somebody wants an update. */
  public void ask(Effects fx, Asker asker, UpdateRequest request) {
    String signer = request.signer();
    if (candidate != null) {
      answering.answer(fx, asker, Verdict.Updating.REJECTED);
    } else if (signer != null) {
      candidate = new Candidate(++lastJob, asker, request);
      fx.maintain(new MaintenanceCommand.CheckSigner(lastJob, signer, fx.knownTime()));
    } else if (config.signedOnly()) {
      // Requests without a number have no word for it in their answer.
      answering.answer(
          fx,
          asker,
          request.requestId() == null
              ? new Verdict.Unsupported("firmware has to be signed")
              : Verdict.Updating.REJECTED);
    } else {
      take(fx, asker, request, ++lastJob);
    }
  }

  private void take(Effects fx, Asker asker, UpdateRequest request, long job) {
    Update before = update;
    if (before != null && !before.cancellable()) {
      answering.answer(fx, asker, Verdict.Updating.REJECTED);
      return;
    }
    if (before != null) {
      fx.maintain(new MaintenanceCommand.Cancel(before.job()));
      stopTimers(fx);
      withhold(false);
    }
    answering.answer(
        fx, asker, before == null ? Verdict.Updating.ACCEPTED : Verdict.Updating.ACCEPTED_CANCELED);
    keep(fx, Update.of(job, request));
  }

  /** Lets the update go on as far as it can. */
  public void look(Effects fx) {
    Update now = update;
    if (now == null) {
      return;
    }
    switch (now.stage()) {
      case SCHEDULED -> lookForDownload(fx, now);
      case READY -> lookForInstallation(fx, now);
      case ACTIVATING -> lookForReboot(fx);
      case DOWNLOADING, VERIFYING, INSTALLING -> {}
    }
  }

  private void lookForDownload(Effects fx, Update now) {
    if (timers.running(RETRY, "") || !due(fx, now, now.request().retrieveAt())) {
      return;
    }
    Update next = say(fx, now, UpdateStatus.DOWNLOADING).in(Stage.DOWNLOADING);
    keep(fx, next);
    fx.maintain(new MaintenanceCommand.Download(next.job(), next.request().location()));
  }

  private void lookForInstallation(Effects fx, Update now) {
    Instant at = now.request().installAt();
    if (at != null && !due(fx, now, at)) {
      return;
    }
    if (!config.chargesMeanwhile()) {
      // the CSMS learns why before it learns that nobody can charge any more
      if (notices.telling()) {
        return;
      }
      withhold(true);
      if (visits.anyTransaction()) {
        return;
      }
      visits.giveUpWaiting(fx, StopCause.REBOOT);
    }
    Update next = say(fx, now, UpdateStatus.INSTALLING).in(Stage.INSTALLING);
    keep(fx, next);
    install(fx, next);
  }

  private void lookForReboot(Effects fx) {
    if (!rebootBegun && !visits.anyTransaction()) {
      rebootBegun = true;
      rebooting.begin(fx, RebootKind.SOFT);
    }
  }

  /** Whether a time has come; if not, it is waited for, and said to whoever understands it. */
  private boolean due(Effects fx, Update now, Instant at) {
    Instant time = fx.knownTime();
    if (time == null) {
      return false;
    }
    if (!at.isAfter(time)) {
      timers.stop(fx, TIME, "");
      return true;
    }
    UpdateStatus scheduled =
        now.stage() == Stage.SCHEDULED
            ? UpdateStatus.DOWNLOAD_SCHEDULED
            : UpdateStatus.INSTALL_SCHEDULED;
    boolean fresh = now.said() != UpdateStatus.DOWNLOADING;
    if (now.request().requestId() != null && fresh && now.said() != scheduled) {
      keep(fx, say(fx, now, scheduled));
    }
    if (!timers.running(TIME, "")) {
      Duration wait = Duration.between(time, at);
      timers.start(fx, TIME, "", wait.compareTo(LONGEST_TIMER) < 0 ? wait : LONGEST_TIMER);
    }
    return false;
  }

  /** The clock of the station was set: what waits for a time waits anew. */
  public void clockSet(Effects fx) {
    timers.stop(fx, TIME, "");
  }

  private void verify(Effects fx, Update now) {
    String signer = now.request().signer();
    String signature = now.request().signature();
    if (signer != null && signature != null) {
      fx.maintain(new MaintenanceCommand.Verify(now.job(), signer, signature));
    }
  }

  private void install(Effects fx, Update now) {
    if (!config.chargesMeanwhile()) {
      withhold(true);
    }
    fx.maintain(new MaintenanceCommand.Install(now.job()));
  }

  /** Something became of an errand; one that is not about the present update says nothing. */
  public void happened(Effects fx, MaintenanceEvent event) {
    if (event instanceof MaintenanceEvent.SignerChecked checked) {
      signerChecked(fx, checked);
      return;
    }
    Update now = update;
    if (now == null || now.job() != event.job()) {
      return;
    }
    switch (event) {
      case MaintenanceEvent.Downloaded e when now.stage() == Stage.DOWNLOADING ->
          downloaded(fx, now);
      case MaintenanceEvent.DownloadFailed e when now.stage() == Stage.DOWNLOADING ->
          downloadFailed(fx, now, e);
      case MaintenanceEvent.Verified e when now.stage() == Stage.VERIFYING -> verified(fx, now, e);
      case MaintenanceEvent.Installed e when now.stage() == Stage.INSTALLING -> {
        if (config.reboots()) {
          keep(fx, now.in(Stage.ACTIVATING));
        } else {
          installed(fx);
        }
      }
      case MaintenanceEvent.InstallFailed e when now.stage() == Stage.INSTALLING -> {
        fx.tell(new Fact.Dropped("new firmware", e.why()));
        end(fx, UpdateStatus.INSTALLATION_FAILED);
      }
      default -> {}
    }
  }

  private void signerChecked(Effects fx, MaintenanceEvent.SignerChecked checked) {
    Candidate asked = candidate;
    if (asked == null || asked.job() != checked.job()) {
      return;
    }
    candidate = null;
    switch (checked.signer()) {
      case TRUSTED -> take(fx, asked.asker(), asked.request(), asked.job());
      case INVALID -> {
        answering.answer(fx, asked.asker(), Verdict.Updating.INVALID_CERTIFICATE);
        log(fx, SecurityEventType.INVALID_FIRMWARE_SIGNING_CERTIFICATE, checked.why());
      }
      case REVOKED -> {
        answering.answer(fx, asked.asker(), Verdict.Updating.REVOKED_CERTIFICATE);
        log(fx, SecurityEventType.INVALID_FIRMWARE_SIGNING_CERTIFICATE, checked.why());
      }
    }
  }

  private void downloaded(Effects fx, Update now) {
    Update there = say(fx, now, UpdateStatus.DOWNLOADED);
    if (there.signed()) {
      keep(fx, there.in(Stage.VERIFYING));
      verify(fx, there);
    } else {
      keep(fx, there.in(Stage.READY));
    }
  }

  private void downloadFailed(Effects fx, Update now, MaintenanceEvent.DownloadFailed event) {
    fx.tell(new Fact.Dropped("a download of firmware", event.why()));
    Update failed = now.failed();
    if (event.hopeless() || failed.failures() > now.request().retries()) {
      end(fx, UpdateStatus.DOWNLOAD_FAILED);
    } else {
      keep(fx, failed);
      timers.start(fx, RETRY, "", now.request().retryInterval());
    }
  }

  private void verified(Effects fx, Update now, MaintenanceEvent.Verified event) {
    if (event.genuine()) {
      keep(fx, say(fx, now, UpdateStatus.SIGNATURE_VERIFIED).in(Stage.READY));
    } else {
      log(fx, SecurityEventType.INVALID_FIRMWARE_SIGNATURE, event.why());
      end(fx, UpdateStatus.INVALID_SIGNATURE);
    }
  }

  private void installed(Effects fx) {
    log(fx, SecurityEventType.FIRMWARE_UPDATED, "");
    end(fx, UpdateStatus.INSTALLED);
  }

  /** The reboot did not come about, and will not. */
  public void rebootFailed(Effects fx) {
    if (update != null && rebootBegun) {
      end(fx, UpdateStatus.INSTALLATION_FAILED);
    }
  }

  private void end(Effects fx, UpdateStatus status) {
    Update now = update;
    if (now == null) {
      return;
    }
    Update said = say(fx, now, status);
    last = said.report();
    fx.put(Shelf.FIRMWARE, LAST, said.report());
    fx.delete(Shelf.FIRMWARE, RUNNING);
    fx.maintain(new MaintenanceCommand.Cancel(now.job()));
    update = null;
    rebootBegun = false;
    stopTimers(fx);
    withhold(false);
  }

  private Update say(Effects fx, Update now, UpdateStatus status) {
    if (now.said() == status) {
      return now;
    }
    Integer id = now.request().requestId();
    notices.add(fx, new Notice.Firmware(status, id != null, id));
    return now.saying(status);
  }

  private void keep(Effects fx, Update next) {
    update = next;
    fx.put(Shelf.FIRMWARE, RUNNING, next);
  }

  private void withhold(boolean now) {
    availability.withhold(now);
  }

  private void stopTimers(Effects fx) {
    timers.stop(fx, TIME, "");
    timers.stop(fx, RETRY, "");
  }

  /**
   * How far the update is, for whoever asks: one without a number is idle when nothing is going on,
   * one with a number stays what it was when it failed.
   *
   * @param numbered whether updates with a number are meant
   */
  public Notice.Firmware now(boolean numbered) {
    Update.Said known = update == null ? last : update.report();
    boolean over = update == null && !numbered;
    if (known == null
        || over
        || (known.requestId() != null) != numbered
        || known.status() == UpdateStatus.INSTALLED
        || known.status() == UpdateStatus.IDLE) {
      return new Notice.Firmware(UpdateStatus.IDLE, numbered, null);
    }
    return new Notice.Firmware(known.status(), numbered, known.requestId());
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(TIME) || timer.kind().equals(RETRY);
  }

  public void timerFired(Timer timer) {
    timers.current(timer);
  }

  private static void log(Effects fx, SecurityEventType type, String what) {
    String info = what.length() > MAX_INFO ? what.substring(0, MAX_INFO) : what;
    fx.tell(
        new Fact.SecurityHappened(
            new SecurityEvent(type, fx.time(), info.isEmpty() ? null : info, null)));
  }
}
