package hitchpost.station.doctor;

import hitchpost.core.Now;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.rpc.Way;
import hitchpost.core.security.Access;
import hitchpost.core.security.CertificateCommand;
import hitchpost.core.security.CertificateEvent;
import hitchpost.core.security.Holdings;
import hitchpost.station.doctor.Finding.Step;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.wire.Wire;
import hitchpost.station.wire.WireLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Examines a station that is off. Blocks until it is done. */
public final class Doctor {
  private final Assembled station;
  private final InstantSource clock;
  private final Holdings holdings;
  private final List<Way> ways;

  /**
   * Finds out how the station would connect.
   *
   * @param snapshot what its journal holds; empty when it has none, or when that is not to count
   */
  public Doctor(Assembled station, Snapshot snapshot, InstantSource clock) {
    this.station = station;
    this.clock = clock;
    CertificateEvent described = station.certificates().execute(new CertificateCommand.Describe());
    holdings = described instanceof CertificateEvent.Described d ? d.holdings() : Holdings.NONE;
    var now = new Now(clock.instant(), System.nanoTime());
    ways =
        Access.ofStationThatIsOff(
            station.config(), station.dialects().getFirst().imposed(), snapshot, holdings, now);
  }

  /** The ways that the station would go, the first one first. */
  public List<Way> ways() {
    return ways;
  }

  /**
   * Looks at what needs no connection: the clock, and what expires.
   *
   * @return whether nothing bad was found
   */
  public boolean looksAtStation(Consumer<Finding> findings) {
    Instant now = clock.instant();
    if (now.isBefore(station.config().buildTime())) {
      findings.accept(
          Finding.bad(
              "this machine has " + now + ", which is before this program was made",
              Trouble.CLOCK));
      return false;
    }
    if (ways.stream().anyMatch(Way::secure)) {
      holdings
          .expiring(now)
          .forEach(e -> findings.accept(Finding.note(Step.STATION, e.words(), e.trouble())));
    }
    return true;
  }

  /**
   * Goes one way, up to the answer to a BootNotification.
   *
   * @param boot whether to send one
   * @param patience for a connection, and again for the answer
   * @return whether nothing bad was found
   */
  public boolean goes(Way way, boolean boot, Duration patience, Consumer<Finding> findings) {
    try (var wire = new Wire(WireLimits.DEFAULTS.connectingWithin(patience))) {
      return new Examination(station, way, boot, patience, clock, findings).through(wire);
    }
  }
}
