package hitchpost.simulator.csms;

import hitchpost.core.message.MessageViolation;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A request in words; how it reads on the wire depends on the version that the station speaks. */
interface RequestWords {
  /**
   * The request, sent now.
   *
   * @throws CallImpossible when the version has no such request
   * @throws MessageViolation when it has one, and not like this
   */
  Call in(OcppVersion version, Instant now);

  /** A time as messages carry it, in whole seconds. */
  static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
