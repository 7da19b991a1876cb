package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.CostUpdatedRequest;

/** What a transaction has cost so far. Source: OCPP 2.0.1 part 2, I02. */
final class Costs {
  private Costs() {}

  static void routes(Routes routes) {
    routes.on(Action.COST_UPDATED, CostUpdatedRequest.class, Costs::updated);
  }

  /** The answer has no room for what became of it. */
  private static Inbound updated(CostUpdatedRequest request) {
    return new Inbound.Asked<>(
        new Ask.ShowTotalCost(request.transactionId(), request.totalCost()),
        verdict -> MessageCodec.write(new CostUpdatedRequest.Response()));
  }
}
