package hitchpost.simulator.conformance;

import hitchpost.core.maintenance.LogContent;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.MaintenanceEvent.Signer;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.types.UploadLogStatus;
import hitchpost.simulator.world.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The server that files come from and go to, and the installer: as the case wants them. */
public final class Depot implements MaintenancePort {
  /** How long everything takes. */
  public static final Duration WORK = Duration.ofSeconds(3);

  public Signer signer = Signer.TRUSTED;
  public boolean genuine = true;
  public boolean installs = true;

  /** So many downloads, or uploads, fail before one does not. */
  public int failures;

  /** Whether the first failure is the last word. */
  public boolean hopeless;

  /** What was uploaded, and everything that was wanted. */
  public final List<LogContent> uploaded = new ArrayList<>();

  public final List<MaintenanceCommand> wanted = new ArrayList<>();
  private final Set<Long> cancelled = new HashSet<>();
  private final VirtualTime time;

  Depot(VirtualTime time) {
    this.time = time;
  }

  /** How often something of this kind was wanted. */
  public long count(Class<? extends MaintenanceCommand> kind) {
    return wanted.stream().filter(kind::isInstance).count();
  }

  @Override
  public void execute(MaintenanceCommand command, Consumer<MaintenanceEvent> answer) {
    wanted.add(command);
    long job = command.job();
    switch (command) {
      case MaintenanceCommand.CheckSigner c ->
          answer.accept(new MaintenanceEvent.SignerChecked(job, signer, "as told"));
      case MaintenanceCommand.Download c -> {
        cancelled.remove(job);
        later(answer, fails() ? downloadFailed(job) : new MaintenanceEvent.Downloaded(job));
      }
      case MaintenanceCommand.Verify c ->
          later(answer, new MaintenanceEvent.Verified(job, genuine, "as told"));
      case MaintenanceCommand.Install c ->
          later(
              answer,
              installs
                  ? new MaintenanceEvent.Installed(job)
                  : new MaintenanceEvent.InstallFailed(job, "as told"));
      case MaintenanceCommand.Upload c -> {
        cancelled.remove(job);
        boolean failed = fails();
        if (!failed) {
          uploaded.add(c.content());
        }
        later(answer, failed ? uploadFailed(job) : new MaintenanceEvent.Uploaded(job));
      }
      case MaintenanceCommand.Cancel c -> cancelled.add(job);
    }
  }

  private boolean fails() {
    boolean failed = failures > 0;
    failures -= failed ? 1 : 0;
    return failed;
  }

  private MaintenanceEvent downloadFailed(long job) {
    return new MaintenanceEvent.DownloadFailed(job, hopeless, "as told");
  }

  private MaintenanceEvent uploadFailed(long job) {
    return new MaintenanceEvent.UploadFailed(
        job, UploadLogStatus.UPLOAD_FAILURE, hopeless, "as told");
  }

  private void later(Consumer<MaintenanceEvent> answer, MaintenanceEvent event) {
    time.after(
        WORK,
        () -> {
          if (!cancelled.contains(event.job())) {
            answer.accept(event);
          }
        });
  }
}
