package hitchpost.simulator.csms.model;

import hitchpost.core.message.OcppAction;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a version of OCPP makes of the CSMS: its messages, and what the books learn of them. */
interface Wire {
  OcppVersion version();

  /** The action of this name, whoever sends it. */
  Optional<OcppAction> action(String name);

  /**
   * Enters a correct request in the books and makes its answer.
   *
   * @throws IllegalArgumentException for a request that no station sends
   */
  Record answer(Instant now, StationBook station, Record request, Complaints complaints);

  /**
   * What a CSMS answers that does not look at the payload: everything is fine, and nothing is
   * entered in the books.
   *
   * @throws IllegalArgumentException for an action that no station sends
   */
  Record withoutBooks(Instant now, StationBook station, OcppAction action);

  /**
   * The station answered a request of the CSMS, which may tell something about it.
   *
   * @param request absent when it was sent unchecked
   */
  void answered(StationBook station, @Nullable Record request, Record response);
}
