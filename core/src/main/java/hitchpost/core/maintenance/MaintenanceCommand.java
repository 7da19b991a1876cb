package hitchpost.core.maintenance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the station wants done with files and firmware; answered by {@link MaintenanceEvent} with
 * the same job, unless it is cancelled before. The number of a job is never used again while
 * anything of it may still be there.
 */
public sealed interface MaintenanceCommand {
  /** Number of the job. */
  long job();

  /**
   * Say whether a certificate may sign firmware for this station.
   *
   * @param certificate PEM
   * @param at station time; null while it is not known, and then no validity is checked
   */
  record CheckSigner(long job, String certificate, @Nullable Instant at)
      implements MaintenanceCommand {}

  /**
   * Fetch a firmware image; what is left of other jobs may go.
   *
   * @param location may hold a password
   */
  record Download(long job, String location) implements MaintenanceCommand {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Download[job=" + job + "]";
    }
  }

  /**
   * Say whether the image of the job is signed with the key of the certificate.
   *
   * @param certificate PEM
   * @param signature Base64
   */
  record Verify(long job, String certificate, String signature) implements MaintenanceCommand {}

  /**
   * Install the image of the job. May come again for the same job after the power failed, and then
   * brings the installation to an end, whatever was done of it.
   */
  record Install(long job) implements MaintenanceCommand {}

  /**
   * Upload a log, once.
   *
   * @param location may hold a password
   * @param fileName how the file is to be called
   */
  record Upload(long job, String location, String fileName, LogContent content)
      implements MaintenanceCommand {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Upload[job=" + job + ", fileName=" + fileName + "]";
    }
  }

  /** Stop what is done for the job, and forget its files. It needs no answer. */
  record Cancel(long job) implements MaintenanceCommand {}
}
