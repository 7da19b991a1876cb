package hitchpost.core;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.journal.Change;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.security.CertificateCommand;
import java.time.Duration;

/**
 * Everything a station can do.
 *
 * <p>The {@link Persist} outputs of one step are one commit. The other outputs of the step happen
 * after it, in their order; only {@link HardwareCommand#immediate()} ones happen before.
 */
public sealed interface Output {
  record Persist(Change change) implements Output {}

  record Link(LinkCommand command) implements Output {}

  record Hardware(HardwareCommand command) implements Output {}

  /** Starts a timer, replacing the one in the same {@link Timer#slot()}. */
  record StartTimer(Timer timer, Duration delay) implements Output {}

  /** Stops the timer in this slot, if any. */
  record StopTimer(String slot) implements Output {}

  /** Something local listeners may want to know. */
  record Tell(Fact fact) implements Output {}

  /** Something to do with certificates and keys; answered by {@link Input.Certificates}. */
  record Certificates(CertificateCommand command) implements Output {}

  /** Something to do with files or firmware; answered by {@link Input.Maintenance}. */
  record Maintain(MaintenanceCommand command) implements Output {}

  /** Answer to {@link Input.Asked}. */
  record Answered(long question, Verdict verdict) implements Output {}

  /** The station reboots: the shell drops this Station and starts a new one from the journal. */
  record Reboot(RebootKind kind) implements Output {}

  /** How a reboot is carried out. */
  enum RebootKind {
    /** The controller program restarts. */
    SOFT,
    /** The hardware restarts as well where it can. */
    HARD
  }
}
