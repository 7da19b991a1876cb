package hitchpost.core.dialect;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.DataTransferStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.RegistrationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the station learns from the answer to one of its requests. */
public sealed interface Learned {
  /** The CSMS told its time. */
  record Time(Instant time) implements Learned {}

  /**
   * The CSMS answered the station's introduction.
   *
   * @param intervalSeconds as told, unchecked: heartbeat interval when accepted, else retry wait
   */
  record Registration(RegistrationStatus status, long intervalSeconds) implements Learned {}

  /** The answer to a token question. */
  record TokenAnswer(long question, IdTokenInfo info) implements Learned {}

  /** Token information that came with the answer to a transaction record. */
  record TokenState(IdToken token, IdTokenInfo info) implements Learned {}

  /** What the CSMS calls a transaction, by the number of the record it answered. */
  record Reference(long recordNumber, String csmsReference) implements Learned {}

  /** The CSMS no longer lets the token of a running transaction charge. */
  record Deauthorized(long recordNumber, IdTokenInfo info) implements Learned {
    /** Whether the CSMS says that another transaction uses the token. */
    public boolean concurrent() {
      return info.status() == AuthorizationStatus.CONCURRENT_TX;
    }
  }

  /** The CSMS has heard of a security event. */
  record EventHeard(long number) implements Learned {}

  /** The CSMS has heard how far an update or an upload is. */
  record NoticeHeard(long number) implements Learned {}

  record DataAnswer(long question, DataTransferStatus status, @Nullable JsonNode data)
      implements Learned {}
}
