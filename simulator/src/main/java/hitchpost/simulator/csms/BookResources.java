package hitchpost.simulator.csms;

import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.Tokens;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import java.util.List;
import java.util.Optional;

/** The books over HTTP: transactions, violations, tokens. */
final class BookResources {
  private static final int SHOWN_VIOLATIONS = 1000;

  private final LiveCsms live;

  BookResources(LiveCsms live) {
    this.live = live;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/transactions", "All transactions, oldest first", this::transactions)
            .query("station", "only of this station")
            .query("open", "true: only open ones; false: only ended ones")
            .answers(Views.Transactions.class),
        Route.get("/v1/transactions/{number}", "A transaction and its meter values", this::details)
            .answers(Views.TransactionDetails.class),
        Route.get("/v1/violations", "What stations did wrong, oldest first", this::violations)
            .query("station", "only of this station")
            .answers(Views.Violations.class),
        Route.get("/v1/tokens", "All tokens that are known", this::tokens)
            .answers(Views.TokenList.class),
        Route.put(
                "/v1/tokens/{idTag}",
                "Tells the CSMS about a token",
                Bodies.Token.class,
                this::setToken)
            .answers(Views.Token.class),
        Route.delete("/v1/tokens/{idTag}", "Makes a token an unknown one", this::forgetToken));
  }

  private Reply transactions(Request request) {
    Optional<String> station = request.query("station");
    Optional<Boolean> open = Queries.flag(request, "open");
    return Reply.ok(
        new Views.Transactions(
            live.ask(model ->
                model.transactions().stream()
                    .filter(t -> station.map(t.stationId()::equals).orElse(true))
                    .filter(t -> open.map(wanted -> wanted == t.isOpen()).orElse(true))
                    .map(Views::transaction)
                    .toList())));
  }

  private Reply details(Request request) {
    int number = request.number("number");
    Optional<Views.TransactionDetails> details =
        live.ask(model ->
            model.transactions().stream()
                .filter((CsmsTransaction t) -> t.number() == number)
                .findFirst()
                .map(Views::details));
    return Reply.ok(
        details.orElseThrow(() -> Problem.notFound("there is no transaction of this number")));
  }

  private Reply violations(Request request) {
    Optional<String> station = request.query("station");
    Views.Violations violations =
        live.ask(model ->
            new Views.Violations(
                model.ledger().violations(),
                model
                    .ledger()
                    .latest(
                        entry ->
                            entry instanceof LedgerEntry.Violation
                                && station.map(entry.stationId()::equals).orElse(true),
                        SHOWN_VIOLATIONS)
                    .stream()
                    .map(entry -> Views.violation((LedgerEntry.Violation) entry))
                    .toList()));
    return Reply.ok(violations);
  }

  private Reply tokens(Request request) {
    return Reply.ok(
        new Views.TokenList(
            live.ask(model -> model.tokens().all().stream().map(Views::token).toList())));
  }

  private Reply setToken(Request request, Bodies.Token body) {
    Tokens.Token token =
        new Tokens.Token(
            request.path("idTag"),
            body.status(),
            Optional.ofNullable(body.parentIdTag()),
            Optional.ofNullable(body.expiryDate()));
    live.ask(model -> {
      model.tokens().put(token);
      return token;
    });
    return Reply.ok(Views.token(token));
  }

  private Reply forgetToken(Request request) {
    if (!live.ask(model -> model.tokens().remove(request.path("idTag")))) {
      throw Problem.notFound("this token is not known");
    }
    return Reply.accepted();
  }
}
