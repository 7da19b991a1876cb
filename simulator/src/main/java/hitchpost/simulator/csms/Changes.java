package hitchpost.simulator.csms;

import hitchpost.simulator.csms.model.BehaviourTable;
import hitchpost.simulator.csms.model.Tokens;
import java.time.Instant;
import java.util.Optional;

/** Carries out the orders that change something about the CSMS. */
final class Changes {
  private final LiveCsms live;
  private final CsmsServer server;

  Changes(LiveCsms live, CsmsServer server) {
    this.live = live;
    this.server = server;
  }

  /** Makes the change and says what is so now. */
  String make(Order.Setting setting) {
    return switch (setting) {
      case Order.SetAnswer answer -> answer(answer);
      case Order.SetToken set -> token(set);
      case Order.ForgetToken forget -> {
        boolean known = live.ask(model -> model.tokens().remove(forget.idTag()));
        yield forget.idTag() + (known ? " is forgotten" : " was not known");
      }
      case Order.Register register -> {
        live.ask(model -> model.policy().registration(register.stationId(), register.status()));
        yield register.stationId().orElse("all stations")
            + ": "
            + register.status().wire()
            + " from the next boot on";
      }
      case Order.Change change -> {
        live.ask(model -> {
          change.change().accept(model.policy());
          return change;
        });
        yield change.what();
      }
      case Order.CloseLink close -> {
        live.close(close.stationId(), close.code(), "closed by the operator");
        yield "closing " + close.stationId();
      }
      case Order.GoOffline offline -> {
        server.goOffline();
        yield "offline: nobody can connect";
      }
      case Order.GoOnline online -> {
        server.goOnline();
        yield "online at " + server.uri();
      }
    };
  }

  private String answer(Order.SetAnswer set) {
    live.behaviours(table -> {
      table.set(set.stationId(), set.action(), set.behaviour(), set.times());
      return table;
    });
    return Listings.rule(
        new BehaviourTable.Rule(set.stationId(), set.action(), set.behaviour(), set.times()));
  }

  private String token(Order.SetToken set) {
    return live.ask(model -> {
      Optional<Instant> expiry = set.expiresIn().map(Instant.now()::plus);
      Tokens.Token token = set.token();
      Tokens.Token known =
          new Tokens.Token(token.idTag(), token.status(), token.parentIdTag(), expiry);
      model.tokens().put(known);
      return Listings.token(known);
    });
  }
}
