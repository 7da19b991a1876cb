package hitchpost.core.types;

import java.util.Optional;

/**
 * What the CSMS or the station says about an id token.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.3.
 */
public enum AuthorizationStatus implements WireEnum {
  ACCEPTED("Accepted"),
  BLOCKED("Blocked"),
  CONCURRENT_TX("ConcurrentTx"),
  EXPIRED("Expired"),
  INVALID("Invalid"),
  NO_CREDIT("NoCredit"),
  NOT_ALLOWED_TYPE_EVSE("NotAllowedTypeEVSE"),
  NOT_AT_THIS_LOCATION("NotAtThisLocation"),
  NOT_AT_THIS_TIME("NotAtThisTime"),
  UNKNOWN("Unknown");

  private final String wire;

  AuthorizationStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<AuthorizationStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
