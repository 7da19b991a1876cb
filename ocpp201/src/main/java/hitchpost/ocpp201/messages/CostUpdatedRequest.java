package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import java.math.BigDecimal;

/**
 * The CSMS tells what a running transaction has cost so far.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.11; I02.
 *
 * @param totalCost with taxes, in the currency of the station
 */
public record CostUpdatedRequest(BigDecimal totalCost, @MaxLength(36) String transactionId) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
