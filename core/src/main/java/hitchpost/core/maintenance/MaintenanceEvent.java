package hitchpost.core.maintenance;

import hitchpost.core.types.UploadLogStatus;

/** What became of a {@link MaintenanceCommand}. */
public sealed interface MaintenanceEvent {
  /** Number of the job. */
  long job();

  /** What there is to say of a certificate. */
  enum Signer {
    TRUSTED,
    INVALID,
    REVOKED
  }

  /**
   * What there is to say of a certificate.
   *
   * @param why for a technician, when it is not trusted
   */
  record SignerChecked(long job, Signer signer, String why) implements MaintenanceEvent {}

  /** The image is there, durably and whole. */
  record Downloaded(long job) implements MaintenanceEvent {}

  /**
   * There is no image.
   *
   * @param hopeless whether another try cannot end better
   */
  record DownloadFailed(long job, boolean hopeless, String why) implements MaintenanceEvent {}

  record Verified(long job, boolean genuine, String why) implements MaintenanceEvent {}

  /** The image is installed; it may need a reboot to run. */
  record Installed(long job) implements MaintenanceEvent {}

  /** The firmware from before is still the one that runs. */
  record InstallFailed(long job, String why) implements MaintenanceEvent {}

  record Uploaded(long job) implements MaintenanceEvent {}

  /**
   * The log is not there, or not all of it.
   *
   * @param status what to call the failure
   * @param hopeless whether another try cannot end better
   */
  record UploadFailed(long job, UploadLogStatus status, boolean hopeless, String why)
      implements MaintenanceEvent {}
}
