package hitchpost.simulator.live;

import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.MaintenancePort;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Real transfers, and failures of them on demand. Safe for use by several threads. */
public final class SimulatedFirmware implements MaintenancePort {
  private final MaintenancePort real;
  private final AtomicBoolean downloadFails = new AtomicBoolean();
  private final AtomicBoolean installFails = new AtomicBoolean();

  SimulatedFirmware(MaintenancePort real) {
    this.real = real;
  }

  /** Whether the next download fails without being tried, once. */
  public void nextDownloadFails(boolean fails) {
    downloadFails.set(fails);
  }

  /** Whether the next installation fails without being tried, once. */
  public void nextInstallFails(boolean fails) {
    installFails.set(fails);
  }

  @Override
  public void execute(MaintenanceCommand command, Consumer<MaintenanceEvent> answer) {
    String why = "as the control API wants it";
    if (command instanceof MaintenanceCommand.Download c && downloadFails.getAndSet(false)) {
      answer.accept(new MaintenanceEvent.DownloadFailed(c.job(), true, why));
    } else if (command instanceof MaintenanceCommand.Install c && installFails.getAndSet(false)) {
      answer.accept(new MaintenanceEvent.InstallFailed(c.job(), why));
    } else {
      real.execute(command, answer);
    }
  }
}
