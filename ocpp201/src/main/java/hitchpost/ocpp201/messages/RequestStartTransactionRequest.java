package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a transaction started.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.44; F01, F02; K05.
 *
 * @param remoteStartId comes back in the first event of the transaction
 * @param evseId absent leaves the choice to the station
 * @param groupIdToken counts at an EVSE that is reserved for the group, when the token is not to be
 *     asked about
 * @param chargingProfile has purpose TxProfile and no transaction id
 */
public record RequestStartTransactionRequest(
    IdTokenType idToken,
    int remoteStartId,
    @Nullable Integer evseId,
    @Nullable IdTokenType groupIdToken,
    @Nullable ChargingProfileType chargingProfile) {
  /**
   * Whether the station will try.
   *
   * @param transactionId of the transaction that was running already
   */
  public record Response(
      GenericStatusEnumType status,
      @Nullable @MaxLength(36) String transactionId,
      @Nullable StatusInfoType statusInfo) {}
}
