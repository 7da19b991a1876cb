package hitchpost.station.run;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.IncomingCall;
import hitchpost.core.dialect.Learned;
import hitchpost.core.dialect.Request;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.ResetKind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A language of a few words, for tests of what is beneath every language. */
final class TestDialect implements Dialect {
  @Override
  public String subprotocol() {
    return "test";
  }

  @Override
  public String errorCode(RpcError error) {
    return error.name();
  }

  @Override
  public List<Settings.Imposed<?>> imposed() {
    return List.of();
  }

  @Override
  public boolean tellsProgress() {
    return false;
  }

  @Override
  public boolean csmsNamesTransactions() {
    return false;
  }

  @Override
  public boolean answersUnknownMessageTypes() {
    return false;
  }

  @Override
  public boolean answersWhile(RegistrationStatus status) {
    return true;
  }

  @Override
  public Optional<Request> report(Fact fact) {
    return fact instanceof Fact.BootDue
        ? Optional.of(new Request(fact, "Boot", "{}"))
        : Optional.empty();
  }

  @Override
  public Inbound receive(IncomingCall call) {
    return switch (call.action()) {
      case "Reset" ->
          new Inbound.Asked<>(
              new Ask.Reset(ResetKind.IMMEDIATE, null, RebootKind.SOFT),
              verdict -> "{\"is\":\"" + verdict + "\"}");
      case "Bug" -> throw new IllegalStateException("a bug");
      default -> new Inbound.Settled("{}");
    };
  }

  @Override
  public List<Learned> answered(Request request, JsonNode result) {
    return List.of(new Learned.Registration(RegistrationStatus.ACCEPTED, 3600));
  }
}
