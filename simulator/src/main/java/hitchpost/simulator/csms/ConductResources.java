package hitchpost.simulator.csms;

import hitchpost.core.message.OcppAction;
import hitchpost.simulator.csms.model.Behaviour;
import hitchpost.simulator.csms.model.Policy;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The conduct of the CSMS over HTTP: how it answers, what it decides, whether it is there. */
final class ConductResources {
  private final LiveCsms live;
  private final CsmsServer server;

  ConductResources(LiveCsms live, CsmsServer server) {
    this.live = live;
    this.server = server;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/answers", "The actions that are not answered normally", this::rules)
            .answers(Views.AnswerRules.class),
        Route.put(
                "/v1/answers/{action}",
                "Sets how an action of stations is answered; normal ends it",
                Bodies.Answer.class,
                this::setAnswer)
            .answers(Views.AnswerRules.class),
        Route.get("/v1/policy", "What the CSMS decides for itself", request -> policy())
            .answers(Bodies.PolicyChange.class),
        Route.patch(
                "/v1/policy",
                "Changes what the CSMS decides for itself",
                Bodies.PolicyChange.class,
                this::changePolicy)
            .answers(Bodies.PolicyChange.class),
        Route.post("/v1/offline", "Closes all connections and the port", request -> offline())
            .answers(202),
        Route.post("/v1/online", "Opens the port again", request -> online()).answers(202));
  }

  private Reply rules(Request request) {
    return Reply.ok(
        new Views.AnswerRules(
            live.behaviours(table -> table.rules().stream().map(Views::rule).toList())));
  }

  private Reply setAnswer(Request request, Bodies.Answer body) {
    OcppAction action =
        Actions.find(request.path("action"))
            .filter(a -> a.direction() != OcppAction.Direction.TO_STATION)
            .orElseThrow(() -> Problem.notFound("stations send no such action"));
    Behaviour behaviour = behaviour(body);
    Integer times = body.times();
    live.behaviours(table -> {
      Optional<String> station = Optional.ofNullable(body.station());
      table.set(station, action, behaviour, times == null ? 0 : times);
      return table;
    });
    return rules(request);
  }

  private static Behaviour behaviour(Bodies.Answer body) {
    var details =
        new BehaviourWords.Details(
            Optional.ofNullable(body.seconds()).map(ConductResources::duration),
            Optional.ofNullable(body.text()),
            Optional.ofNullable(body.description()),
            Optional.ofNullable(body.payload()),
            Optional.ofNullable(body.code()));
    try {
      return body.behaviour().with(details);
    } catch (OrderException incomplete) {
      String field =
          switch (body.behaviour()) {
            case LATE -> "seconds";
            case ERROR -> "text";
            case PAYLOAD -> "payload";
            case NORMAL, NEVER, IGNORE, GARBAGE, TWICE, WRONG_ID, CLOSE -> "behaviour";
          };
      throw Problem.badField(field, "this behaviour needs it");
    }
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private Reply policy() {
    return Reply.ok(live.<Bodies.PolicyChange>ask(model -> view(model.policy())));
  }

  private static Bodies.PolicyChange view(Policy policy) {
    return new Bodies.PolicyChange(
        policy.intervalSeconds(),
        policy.registration(),
        policy.unknownTokens(),
        policy.transactionIds(),
        policy.deduplicate(),
        policy.concurrentTx(),
        policy.validate(),
        policy.pricePerKwh().orElse(null),
        (int) policy.callTimeout().toSeconds());
  }

  private Reply changePolicy(Request request, Bodies.PolicyChange change) {
    live.ask(model -> {
      Policy policy = model.policy();
      given(change.interval(), policy::intervalSeconds);
      given(change.registration(), r -> policy.registration(Optional.empty(), r));
      given(change.unknownTokens(), policy::unknownTokens);
      given(change.transactionIds(), policy::transactionIds);
      given(change.deduplicate(), policy::deduplicate);
      given(change.concurrentTx(), policy::concurrentTx);
      given(change.validate(), policy::validate);
      given(
          change.pricePerKwh(),
          price -> policy.pricePerKwh(Optional.of(price).filter(p -> p.signum() >= 0)));
      given(change.callTimeoutSeconds(), s -> policy.callTimeout(Duration.ofSeconds(s)));
      return policy;
    });
    return policy();
  }

  private static <T> void given(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }

  private Reply offline() {
    server.goOffline();
    return Reply.accepted();
  }

  private Reply online() {
    try {
      server.goOnline();
      return Reply.accepted();
    } catch (UncheckedIOException taken) {
      throw Problem.conflict(String.valueOf(taken.getMessage()));
    }
  }
}
