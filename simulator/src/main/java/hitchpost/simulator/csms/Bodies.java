package hitchpost.simulator.csms;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.LogType;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.TransactionIds;
import hitchpost.simulator.http.Doc;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the HTTP API is told, and what it answers to calls of stations. */
final class Bodies {
  private Bodies() {}

  /** A request for a station. */
  public record Call(
      @MaxLength(64) String action,
      @Doc("the payload; left out: {}") @Nullable JsonNode payload,
      @Doc("send it unchecked, and without waiting for other calls") @Nullable Boolean raw,
      @Doc("how long to wait for the answer, default 30") @Nullable @Range(min = 1, max = 600)
          Integer timeoutSeconds) {}

  /** A firmware update. */
  public record Update(
      @Doc("in the folder of the file server; with from a path where the CSMS runs")
          @MaxLength(1024)
          String file,
      @Doc("how it is signed, default rsa-pss") @Nullable Signing signature,
      @Doc("a URL from where the station gets it instead") @Nullable @MaxLength(1024) String from,
      @Doc("wait until it may be fetched") @Nullable @Range(min = 0, max = 31_536_000)
          Integer inSeconds,
      @Doc("wait until it may be installed, from now on; left out: none")
          @Nullable
          @Range(min = 0, max = 31_536_000)
          Integer installInSeconds,
      @Nullable @Range(min = 0, max = 1000) Integer retries,
      @Nullable @Range(min = 0, max = 86_400) Integer intervalSeconds) {}

  /** A log to be brought. */
  public record Log(
      @Doc("left out: GetDiagnostics instead of GetLog") @Nullable LogType type,
      @Doc("a URL where it goes instead of to the file server") @Nullable @MaxLength(1024)
          String to,
      @Doc("leave out what is older") @Nullable @Range(min = 0, max = 31_536_000)
          Integer sinceSeconds,
      @Nullable @Range(min = 0, max = 1000) Integer retries,
      @Nullable @Range(min = 0, max = 86_400) Integer intervalSeconds) {}

  /** What the station answered: a payload, or an error. */
  public record CallReply(
      LedgerEntry.Kind kind,
      @Nullable JsonNode payload,
      @Doc("what is wrong with the payload") @Nullable String violation,
      @Doc("of a CALLERROR") @Nullable String code,
      @Nullable String description,
      @Nullable JsonNode details) {}

  /** What the CSMS knows about a token. */
  public record Token(
      AuthorizationStatus status,
      @Nullable @MaxLength(20) String parentIdTag,
      @Nullable Instant expiryDate) {}

  /** How an action is answered. */
  public record Answer(
      BehaviourWords behaviour,
      @Doc("for this station only") @Nullable String station,
      @Doc("how often; left out: for as long as it stands") @Nullable @Range(min = 1, max = 999_999)
          Integer times,
      @Doc("how late") @Nullable @Range(min = 0, max = 86_400) BigDecimal seconds,
      @Doc("error code, or garbage") @Nullable String text,
      @Doc("of the error") @Nullable String description,
      @Nullable JsonNode payload,
      @Doc("status code of the close frame") @Nullable @Range(min = 1000, max = 4999)
          Integer code) {}

  /** The registration of a station. */
  public record Registration(RegistrationStatus status) {}

  /** What the CSMS decides for itself; what is left out stays. */
  public record PolicyChange(
      @Doc("heartbeat or retry interval, seconds") @Nullable Integer interval,
      @Nullable RegistrationStatus registration,
      @Nullable AuthorizationStatus unknownTokens,
      @Nullable TransactionIds transactionIds,
      @Doc("recognise a repeated StartTransaction") @Nullable Boolean deduplicate,
      @Doc("refuse a token that is in a transaction") @Nullable Boolean concurrentTx,
      @Doc("refuse wrong messages") @Nullable Boolean validate,
      @Doc("what OCPP 2.0.1 is told that a kWh costs; negative: nothing")
          @Nullable
          @Range(min = -1, max = 1_000_000)
          BigDecimal pricePerKwh,
      @Doc("patience of the CSMS") @Nullable @Range(min = 0, max = 86_400)
          Integer callTimeoutSeconds) {}
}
