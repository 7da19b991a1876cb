package hitchpost.core;

import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.security.CertificateEvent;

/** Everything that can happen to a station after its {@linkplain Station#start start}. */
public sealed interface Input {
  /** The shell could not carry out {@link Output.Reboot}. */
  record RebootFailed(String why) implements Input {}

  record Hardware(HardwareEvent event) implements Input {}

  record Link(LinkEvent event) implements Input {}

  record Certificates(CertificateEvent event) implements Input {}

  record Maintenance(MaintenanceEvent event) implements Input {}

  record TimerFired(Timer timer) implements Input {}

  /** Somebody beside the CSMS asks for something: the local service or the console. */
  record Asked(long question, Ask<?> ask) implements Input {}
}
