package hitchpost.simulator.csms.model;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.RegistrationStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the CSMS decides for itself; may be changed at any time, and counts from then on. */
public final class Policy {
  private int intervalSeconds = 300;
  private RegistrationStatus registration = RegistrationStatus.ACCEPTED;
  private final Map<String, RegistrationStatus> registrations = new LinkedHashMap<>();
  private AuthorizationStatus unknownTokens = AuthorizationStatus.ACCEPTED;
  private TransactionIds transactionIds = TransactionIds.SEQUENTIAL;
  private boolean deduplicate = true;
  private boolean concurrentTx;
  private boolean validate = true;
  private boolean signsCertificates;
  private Optional<BigDecimal> pricePerKwh = Optional.empty();
  private Duration callTimeout = Duration.ofSeconds(30);
  private Duration shortestStationTimeout = Duration.ofSeconds(1);

  /** Seconds that a BootNotification is answered with; any int, sent as it is. Default 300. */
  public int intervalSeconds() {
    return intervalSeconds;
  }

  public Policy intervalSeconds(int seconds) {
    intervalSeconds = seconds;
    return this;
  }

  /** What a station that boots is told; default Accepted. */
  public RegistrationStatus registration(String stationId) {
    return registrations.getOrDefault(stationId, registration);
  }

  /** The registration of stations that have none of their own. */
  public RegistrationStatus registration() {
    return registration;
  }

  /** Sets the registration for one station, or for all that have none of their own. */
  public Policy registration(Optional<String> stationId, RegistrationStatus status) {
    stationId.ifPresentOrElse(id -> registrations.put(id, status), () -> registration = status);
    return this;
  }

  /** What a token is that nobody told the CSMS about; default Accepted. */
  public AuthorizationStatus unknownTokens() {
    return unknownTokens;
  }

  public Policy unknownTokens(AuthorizationStatus status) {
    unknownTokens = status;
    return this;
  }

  /** How transaction ids are picked; default sequential. */
  public TransactionIds transactionIds() {
    return transactionIds;
  }

  public Policy transactionIds(TransactionIds ids) {
    transactionIds = ids;
    return this;
  }

  /**
   * Whether a repeated StartTransaction (same connector, token, meter value and time) gets the
   * transaction id of the first; default yes. A CSMS that does not notice opens another
   * transaction.
   */
  public boolean deduplicate() {
    return deduplicate;
  }

  public Policy deduplicate(boolean on) {
    deduplicate = on;
    return this;
  }

  /** Whether a token in an open transaction is ConcurrentTx for another one; default no. */
  public boolean concurrentTx() {
    return concurrentTx;
  }

  public Policy concurrentTx(boolean on) {
    concurrentTx = on;
    return this;
  }

  /** Whether a wrong payload gets a CALLERROR; default yes. It is a violation in either case. */
  public boolean validate() {
    return validate;
  }

  public Policy validate(boolean on) {
    validate = on;
    return this;
  }

  /** Whether a request for a certificate is taken; default no, because somebody must sign it. */
  public boolean signsCertificates() {
    return signsCertificates;
  }

  public Policy signsCertificates(boolean on) {
    signsCertificates = on;
    return this;
  }

  /**
   * What a kWh costs, in the currency of the stations; with it they are told with OCPP 2.0.1 what
   * each transaction costs. Default none.
   */
  public Optional<BigDecimal> pricePerKwh() {
    return pricePerKwh;
  }

  public Policy pricePerKwh(Optional<BigDecimal> price) {
    pricePerKwh = price;
    return this;
  }

  /** How long the CSMS waits for the answer to a call of its own; default 30 s. */
  public Duration callTimeout() {
    return callTimeout;
  }

  public Policy callTimeout(Duration timeout) {
    callTimeout = timeout;
    return this;
  }

  /**
   * A station that sends a CALL this soon after one that was not answered cannot have waited for
   * the answer; default 1 s.
   */
  public Duration shortestStationTimeout() {
    return shortestStationTimeout;
  }

  public Policy shortestStationTimeout(Duration timeout) {
    shortestStationTimeout = timeout;
    return this;
  }
}
