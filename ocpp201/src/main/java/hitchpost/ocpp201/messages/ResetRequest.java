package hitchpost.ocpp201.messages;

import hitchpost.core.types.ResetKind;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants the station or an EVSE restarted.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.48; B11, B12.
 *
 * @param evseId absent means the whole station
 */
public record ResetRequest(ResetKind type, @Nullable Integer evseId) {
  /** Whether it will be, now or later. */
  public record Response(ResetStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
