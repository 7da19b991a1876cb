package hitchpost.core.firmware;

import hitchpost.core.types.UpdateStatus;
import org.jspecify.annotations.Nullable;

/**
 * An update that is going on, as it stands in the journal.
 *
 * @param job its number among the errands
 * @param failures tries to download that have failed
 * @param said what the CSMS was told last; null when it was told nothing yet
 */
record Update(
    long job, UpdateRequest request, Stage stage, int failures, @Nullable UpdateStatus said) {
  /** What the update waits for. */
  enum Stage {
    /** The time of the download, or of the next try. */
    SCHEDULED,
    DOWNLOADING,
    VERIFYING,
    /** The time of the installation, and the end of what charges. */
    READY,
    INSTALLING,
    /** The reboot. */
    ACTIVATING
  }

  static Update of(long job, UpdateRequest request) {
    return new Update(job, request, Stage.SCHEDULED, 0, null);
  }

  Update in(Stage next) {
    return new Update(job, request, next, failures, said);
  }

  Update failed() {
    return new Update(job, request, Stage.SCHEDULED, failures + 1, said);
  }

  Update saying(UpdateStatus status) {
    return new Update(job, request, stage, failures, status);
  }

  boolean signed() {
    return request.signer() != null;
  }

  /** Whether another request may take its place. */
  boolean cancellable() {
    return switch (stage) {
      case SCHEDULED, DOWNLOADING, VERIFYING, READY -> true;
      case INSTALLING, ACTIVATING -> false;
    };
  }

  /**
   * Where the update goes on after the program ended in the middle of it: what was only begun is
   * begun again, and what waited for the reboot has got it.
   */
  Stage resumed() {
    return stage == Stage.DOWNLOADING ? Stage.SCHEDULED : stage;
  }

  Said report() {
    return new Said(request.requestId(), said == null ? UpdateStatus.IDLE : said);
  }

  /** What was said last of an update, as it stands in the journal. */
  record Said(@Nullable Integer requestId, UpdateStatus status) {}
}
