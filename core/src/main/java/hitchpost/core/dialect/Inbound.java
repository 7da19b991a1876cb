package hitchpost.core.dialect;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.rpc.RpcError;
import java.util.function.Function;

/** What a dialect makes of a CALL of the CSMS. */
public sealed interface Inbound {
  /**
   * The CALL asks the station for something.
   *
   * @param reply makes the CALLRESULT's payload (JSON object text) of the station's verdict
   */
  record Asked<V extends Verdict>(Ask<V> ask, Function<V, String> reply) implements Inbound {}

  /** The dialect answers by itself: nothing of the station is concerned. */
  record Settled(String payload) implements Inbound {}

  /** The CALL gets a CALLERROR. */
  record Refused(RpcError error, String description) implements Inbound {}
}
