package hitchpost.simulator.transaction;

import hitchpost.core.Fact;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.IncomingCall;
import hitchpost.core.dialect.Learned;
import hitchpost.core.dialect.Request;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.TxPoint;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A version like another one, but with start and stop points of its own, and that is told all. */
record OtherPoints(Dialect like, List<TxPoint> starts, List<TxPoint> stops) implements Dialect {
  @Override
  public List<Settings.Imposed<?>> imposed() {
    return List.of(
        new Settings.Imposed<>(StandardSettings.TX_START_POINT, starts),
        new Settings.Imposed<>(StandardSettings.TX_STOP_POINT, stops));
  }

  @Override
  public boolean tellsProgress() {
    return true;
  }

  @Override
  public String subprotocol() {
    return like.subprotocol();
  }

  @Override
  public String errorCode(RpcError error) {
    return like.errorCode(error);
  }

  @Override
  public boolean csmsNamesTransactions() {
    return like.csmsNamesTransactions();
  }

  @Override
  public boolean answersUnknownMessageTypes() {
    return like.answersUnknownMessageTypes();
  }

  @Override
  public boolean answersWhile(RegistrationStatus status) {
    return like.answersWhile(status);
  }

  @Override
  public Optional<Request> report(Fact fact) {
    return like.report(fact);
  }

  @Override
  public Inbound receive(IncomingCall call) {
    return like.receive(call);
  }

  @Override
  public List<Learned> answered(Request request, JsonNode result) {
    return like.answered(request, result);
  }
}
