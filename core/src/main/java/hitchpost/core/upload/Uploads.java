package hitchpost.core.upload;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.maintenance.LogContent;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.Notice;
import hitchpost.core.maintenance.Notices;
import hitchpost.core.types.UploadLogStatus;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Uploads logs: one at a time, and of each the CSMS learns that it has begun and how it ended. An
 * upload does not survive a restart; that it failed does.
 *
 * <p>Source: OCPP 1.6, 4.4 and 5.9; security whitepaper, N01; OCPP 2.0.1 part 2, N01.
 */
public final class Uploads {
  private static final String RETRY = "upload-retry";
  private static final String RUNNING = "running";
  private static final int MAX_ID_IN_NAME = 48;
  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What an upload is, in the journal: enough to say that it failed. */
  private record Mark(@Nullable Integer requestId) {}

  private record Upload(long job, UploadRequest request, String fileName, int failures) {
    Mark mark() {
      return new Mark(request.requestId());
    }
  }

  private final String stationId;
  private final Notices<Notice> notices;
  private final Function<UploadRequest, LogContent> contents;
  private final Timers timers = new Timers();
  private @Nullable Upload upload;
  private long lastJob;

  /**
   * @param contents what the core contributes to an upload
   */
  public Uploads(
      String stationId, Notices<Notice> notices, Function<UploadRequest, LogContent> contents) {
    this.stationId = stationId;
    this.notices = notices;
    this.contents = contents;
  }

  /** An upload that a restart has interrupted has failed. */
  public void start(Effects fx, Snapshot snapshot) {
    String running = snapshot.shelf(Shelf.UPLOAD).get(RUNNING);
    if (running != null) {
      say(fx, Json.read(running, Mark.class), UploadLogStatus.UPLOAD_FAILURE);
      fx.delete(Shelf.UPLOAD, RUNNING);
    }
  }

  /** Begins an upload; the caller answers whoever asked. */
  public Verdict.Uploading begin(Effects fx, UploadRequest request) {
    Upload before = upload;
    if (before != null) {
      fx.maintain(new MaintenanceCommand.Cancel(before.job()));
      timers.stop(fx, RETRY, "");
      say(fx, before.mark(), UploadLogStatus.ACCEPTED_CANCELED);
    }
    // negative numbers: uploads share the port with updates
    var next = new Upload(--lastJob, request, fileName(fx, request), 0);
    upload = next;
    fx.put(Shelf.UPLOAD, RUNNING, next.mark());
    say(fx, next.mark(), UploadLogStatus.UPLOADING);
    attempt(fx, next);
    return new Verdict.Uploading(before != null, next.fileName());
  }

  private String fileName(Effects fx, UploadRequest request) {
    String id = stationId.replaceAll("[^A-Za-z0-9_-]", "_");
    String shortened = id.length() > MAX_ID_IN_NAME ? id.substring(0, MAX_ID_IN_NAME) : id;
    String time = NAME_TIME.format(fx.time());
    return switch (request.log()) {
      case DIAGNOSTICS -> shortened + "-diagnostics-" + time + ".zip";
      case SECURITY -> shortened + "-security-" + time + ".jsonl";
    };
  }

  private void attempt(Effects fx, Upload now) {
    UploadRequest request = now.request();
    fx.maintain(
        new MaintenanceCommand.Upload(
            now.job(), request.location(), now.fileName(), contents.apply(request)));
  }

  /** Something became of an errand; one that is not about the present upload says nothing. */
  public void happened(Effects fx, MaintenanceEvent event) {
    Upload now = upload;
    if (now == null || now.job() != event.job()) {
      return;
    }
    switch (event) {
      case MaintenanceEvent.Uploaded e -> end(fx, now, UploadLogStatus.UPLOADED);
      case MaintenanceEvent.UploadFailed e -> failed(fx, now, e);
      default -> {}
    }
  }

  private void failed(Effects fx, Upload now, MaintenanceEvent.UploadFailed event) {
    fx.tell(new Fact.Dropped("an upload", event.why()));
    var failed = new Upload(now.job(), now.request(), now.fileName(), now.failures() + 1);
    if (event.hopeless() || failed.failures() > now.request().retries()) {
      end(fx, now, event.status());
    } else {
      upload = failed;
      timers.start(fx, RETRY, "", now.request().retryInterval());
    }
  }

  private void end(Effects fx, Upload now, UploadLogStatus status) {
    say(fx, now.mark(), status);
    fx.delete(Shelf.UPLOAD, RUNNING);
    upload = null;
  }

  private void say(Effects fx, Mark mark, UploadLogStatus status) {
    notices.add(fx, new Notice.Upload(status, mark.requestId() != null, mark.requestId()));
  }

  /**
   * How far the upload is, for whoever asks.
   *
   * @param numbered whether uploads with a number are meant
   */
  public Notice.Upload now(boolean numbered) {
    Integer id = upload == null ? null : upload.request().requestId();
    boolean meant = upload != null && (id != null) == numbered;
    return new Notice.Upload(
        meant ? UploadLogStatus.UPLOADING : UploadLogStatus.IDLE, numbered, meant ? id : null);
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(RETRY);
  }

  public void timerFired(Effects fx, Timer timer) {
    if (timers.current(timer) && upload != null) {
      attempt(fx, upload);
    }
  }
}
