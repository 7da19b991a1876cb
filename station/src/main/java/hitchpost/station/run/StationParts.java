package hitchpost.station.run;

import hitchpost.core.Randomness;
import hitchpost.core.StationConfig;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.hardware.HardwarePort;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.security.CertificateStore;
import hitchpost.station.wire.Link;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a running station is put together from.
 *
 * @param dialects the versions it speaks, in order of preference; at least one
 * @param random safe for use by several threads
 * @param storage opens the journal; again after a failure, when the one before is closed
 */
public record StationParts(
    StationConfig config,
    List<Dialect> dialects,
    Randomness random,
    Supplier<StationStorage> storage,
    Link.Opener links,
    CertificateStore certificates,
    MaintenancePort maintenance,
    HardwarePort hardware,
    TimeSource time,
    SharedThreads threads,
    Reboots reboots) {
  public StationParts {
    dialects = List.copyOf(dialects);
  }
}
