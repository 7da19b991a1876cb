package hitchpost.core.dialect;

import hitchpost.core.security.CertificateHash;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.DataTransferStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.MessageContent;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.StatusInfo;
import java.math.BigDecimal;
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
   * @param why it is so, null when the CSMS does not say
   */
  record Registration(RegistrationStatus status, long intervalSeconds, @Nullable StatusInfo why)
      implements Learned {
    /** One without a reason. */
    public Registration(RegistrationStatus status, long intervalSeconds) {
      this(status, intervalSeconds, null);
    }
  }

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

  /** What a transaction has cost by now, or in the end, by the number of the record it answered. */
  record Cost(long recordNumber, BigDecimal amount) implements Learned {}

  /**
   * How much a transaction matters when power is short, by the number of the record it answered.
   *
   * @param priority -9 (lowest) to 9; overrules that of the token
   */
  record Priority(long recordNumber, int priority) implements Learned {}

  /** What the driver of a transaction is to read, by the number of the record it answered. */
  record MessageToDriver(long recordNumber, MessageContent message) implements Learned {}

  /** The CSMS has a part of the report that it asked for. */
  record ReportHeard() implements Learned {}

  /** The CSMS has heard of a security event. */
  record EventHeard(long number) implements Learned {}

  /** The CSMS has heard what the station noticed of its parts. */
  record MonitoringHeard(long number) implements Learned {}

  /** The CSMS has heard that the plug of a transaction was pulled. */
  record UnplugHeard(String transaction) implements Learned {}

  /** The CSMS will have a request for a certificate signed. */
  record CertificatePromised() implements Learned {}

  /** The CSMS has heard how far an update or an upload is. */
  record NoticeHeard(long number) implements Learned {}

  /**
   * The CSMS answered a car that wants a contract certificate.
   *
   * @param response EXI in Base64, for the car; empty when there is none
   */
  record EvCertificateAnswer(int evse, boolean accepted, String response) implements Learned {}

  /**
   * What an authority says of a certificate that the station shows cars.
   *
   * @param response OCSP response in Base64, to be shown with it
   */
  record CertificateStatus(CertificateHash certificate, String response) implements Learned {}

  record DataAnswer(long question, DataTransferStatus status, @Nullable JsonNode data)
      implements Learned {}
}
