package hitchpost.core.maintenance;

import hitchpost.core.types.UploadLogStatus;
import java.util.function.Consumer;

/** Whoever carries out maintenance commands; the shell's part. */
@FunctionalInterface
public interface MaintenancePort {
  /** For a station that can neither fetch nor bring a file. */
  MaintenancePort NONE = MaintenancePort::refuse;

  /**
   * Carries out a command, beside everything else. Never throws and never blocks; answers once,
   * also before it returns, except for {@link MaintenanceCommand.Cancel} and what it cancels.
   */
  void execute(MaintenanceCommand command, Consumer<MaintenanceEvent> answer);

  private static void refuse(MaintenanceCommand command, Consumer<MaintenanceEvent> answer) {
    String why = "this station transfers no files";
    long job = command.job();
    switch (command) {
      case MaintenanceCommand.CheckSigner c ->
          answer.accept(
              new MaintenanceEvent.SignerChecked(job, MaintenanceEvent.Signer.INVALID, why));
      case MaintenanceCommand.Download c ->
          answer.accept(new MaintenanceEvent.DownloadFailed(job, true, why));
      case MaintenanceCommand.Verify c ->
          answer.accept(new MaintenanceEvent.Verified(job, false, why));
      case MaintenanceCommand.Install c ->
          answer.accept(new MaintenanceEvent.InstallFailed(job, why));
      case MaintenanceCommand.Upload c ->
          answer.accept(
              new MaintenanceEvent.UploadFailed(
                  job, UploadLogStatus.NOT_SUPPORTED_OPERATION, true, why));
      case MaintenanceCommand.Cancel c -> {}
    }
  }
}
