package hitchpost.core.dialect;

import hitchpost.core.Fact;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.RegistrationStatus;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An OCPP version as the station sees it: pure translation, no state of its own.
 *
 * <p>Facts become requests, calls become asks, verdicts become answers.
 */
public interface Dialect {
  /** WebSocket subprotocol. */
  String subprotocol();

  /** The error code as the version spells it. */
  String errorCode(RpcError error);

  /** What the version leaves no choice about, though other versions do. */
  List<Settings.Imposed<?>> imposed();

  /** Whether the CSMS is told more of a transaction than its begin, meter values and end. */
  boolean tellsProgress();

  /** Whether the CSMS gives each transaction a name, by which it must be told the rest of it. */
  boolean csmsNamesTransactions();

  /** Whether a frame of an unknown message type gets a CALLERROR, or silence. */
  boolean answersUnknownMessageTypes();

  /** Whether calls of the CSMS are answered at all while the station has this registration. */
  boolean answersWhile(RegistrationStatus status);

  /** The request that tells the CSMS of a fact; empty when the version has no message for it. */
  Optional<Request> report(Fact fact);

  /** Decodes a CALL of the CSMS; never throws. */
  Inbound receive(IncomingCall call);

  /**
   * Reads the CALLRESULT to a request.
   *
   * @throws hitchpost.core.message.MessageViolation when it is no correct answer; it then counts as
   *     a failed attempt
   */
  List<Learned> answered(Request request, JsonNode result);
}
