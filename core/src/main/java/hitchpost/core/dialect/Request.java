package hitchpost.core.dialect;

import hitchpost.core.Fact;
import java.util.List;

/**
 * A CALL of the station.
 *
 * @param about the fact it reports; comes back with the answer
 * @param payload JSON object text, checked against the version's rules
 * @param leftOut what the version has no room for, in words; whoever listens at the station is told
 */
public record Request(Fact about, String action, String payload, List<String> leftOut) {
  public Request {
    leftOut = List.copyOf(leftOut);
  }

  /** A CALL that says all there is to say. */
  public Request(Fact about, String action, String payload) {
    this(about, action, payload, List.of());
  }
}
