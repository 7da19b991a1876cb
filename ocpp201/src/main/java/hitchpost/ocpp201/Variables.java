package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.rpc.RpcError;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.GetVariablesRequest;
import hitchpost.ocpp201.messages.SetVariablesRequest;
import java.util.List;
import java.util.Optional;

/** Reading and writing the device model. Source: OCPP 2.0.1 part 2, B05 and B06. */
final class Variables {
  private Variables() {}

  static void routes(Routes routes) {
    routes.on(Action.GET_VARIABLES, GetVariablesRequest.class, Variables::get);
    routes.on(Action.SET_VARIABLES, SetVariablesRequest.class, Variables::set);
    routes.atMost(Action.GET_VARIABLES, Catalogue.MAX_BYTES);
    routes.atMost(Action.SET_VARIABLES, Catalogue.MAX_BYTES);
  }

  private static Inbound get(GetVariablesRequest request) {
    return tooMany(request.getVariableData(), "GetVariables")
        .orElseGet(() ->
            new Inbound.Asked<>(
                new Ask.ReadVariables(
                    request.getVariableData().stream().map(DeviceModel::read).toList()),
                Variables::answer));
  }

  private static String answer(Verdict.VariablesRead read) {
    return MessageCodec.write(
        new GetVariablesRequest.Response(read.results().stream().map(DeviceModel::write).toList()));
  }

  private static Inbound set(SetVariablesRequest request) {
    return tooMany(request.setVariableData(), "SetVariables")
        .orElseGet(() ->
            new Inbound.Asked<>(
                new Ask.WriteVariables(
                    request.setVariableData().stream().map(DeviceModel::read).toList()),
                Variables::answer));
  }

  private static String answer(Verdict.VariablesWritten written) {
    return MessageCodec.write(
        new SetVariablesRequest.Response(
            written.results().stream().map(DeviceModel::write).toList()));
  }

  /**
   * What a request gets that asks for too much at a time. Source: B06.FR.16, B08.FR.17.
   *
   * @param instance of the variable that tells how much it may be
   */
  static Optional<Inbound> tooMany(List<?> items, String instance) {
    String rule = "at most " + Catalogue.MAX_ITEMS + " (ItemsPerMessage, " + instance + ")";
    return items.size() > Catalogue.MAX_ITEMS
        ? Optional.of(new Inbound.Refused(RpcError.OCCURRENCE_CONSTRAINT_VIOLATION, rule))
        : Optional.empty();
  }
}
