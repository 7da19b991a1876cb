package hitchpost.simulator.csms;

import hitchpost.core.message.MessageViolation;
import hitchpost.core.message.OcppAction;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.StationAnswer;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import hitchpost.station.file.OcppVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The stations over HTTP: what is known about them, what they sent, and calls to them. */
final class StationResources {
  private static final int MAX_MESSAGES = 1000;
  private static final int SHOWN_MESSAGES = 100;
  private static final int PATIENCE_SECONDS = 30;
  private static final int NORMAL_CLOSURE = 1000;

  private final LiveCsms live;

  StationResources(LiveCsms live) {
    this.live = live;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/stations", "All stations that ever connected", this::stations)
            .answers(Views.Stations.class),
        Route.get("/v1/stations/{id}", "What is known about a station", this::station)
            .answers(Views.Station.class),
        Route.get("/v1/stations/{id}/messages", "The latest messages, oldest first", this::messages)
            .query("limit", "how many at most, 1 to 1000, default 100")
            .query("after", "only those with a greater number")
            .answers(Views.Messages.class),
        Route.post(
                "/v1/stations/{id}/calls",
                "Sends a request to a station and waits for its answer",
                Bodies.Call.class,
                this::call)
            .answers(Bodies.CallReply.class),
        Route.put(
            "/v1/stations/{id}/registration",
            "Sets what the station is told when it boots next",
            Bodies.Registration.class,
            this::register),
        Route.delete(
                "/v1/stations/{id}/connection", "Closes the connection of a station", this::close)
            .answers(202));
  }

  private Reply stations(Request request) {
    return Reply.ok(
        new Views.Stations(
            live.ask(model -> model.stations().stream().map(Views::station).toList())));
  }

  private Reply station(Request request) {
    String id = request.path("id");
    Optional<Views.Station> station = live.ask(model -> model.station(id).map(Views::station));
    return Reply.ok(station.orElseThrow(StationResources::unknown));
  }

  private Reply messages(Request request) {
    String id = known(live, request);
    int limit = Queries.whole(request, "limit", 1, MAX_MESSAGES).orElse(SHOWN_MESSAGES);
    long after = Queries.whole(request, "after", 0, Integer.MAX_VALUE).orElse(0);
    List<LedgerEntry> found =
        live.ask(model ->
            model
                .ledger()
                .latest(
                    entry ->
                        entry instanceof LedgerEntry.Message
                            && entry.stationId().equals(id)
                            && entry.number() > after,
                    limit));
    return Reply.ok(
        new Views.Messages(
            found.stream().map(entry -> Views.message((LedgerEntry.Message) entry)).toList()));
  }

  private Reply register(Request request, Bodies.Registration body) {
    Optional<String> id = Optional.of(request.path("id"));
    live.ask(model -> model.policy().registration(id, body.status()));
    return Reply.ok(body);
  }

  private Reply close(Request request) {
    try {
      live.close(known(live, request), NORMAL_CLOSURE, "closed by the operator");
      return Reply.accepted();
    } catch (CallImpossible impossible) {
      throw Problem.conflict(impossible.reason());
    }
  }

  private Reply call(Request request, Bodies.Call body) {
    String id = known(live, request);
    Integer given = body.timeoutSeconds();
    return answered(() -> place(id, body), given == null ? PATIENCE_SECONDS : given);
  }

  /** Sends something and replies with what the station answers. */
  static Reply answered(Supplier<CompletableFuture<StationAnswer>> call) {
    return answered(call, PATIENCE_SECONDS);
  }

  private static Reply answered(
      Supplier<CompletableFuture<StationAnswer>> call, int patienceSeconds) {
    try {
      return Reply.ok(reply(call.get().get(patienceSeconds, TimeUnit.SECONDS)));
    } catch (CallImpossible impossible) {
      throw Problem.conflict(impossible.reason());
    } catch (TimeoutException late) {
      throw new Problem(504, "the station has not answered yet");
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new Problem(503, "the CSMS is closing");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("an answer never fails", impossible);
    }
  }

  private CompletableFuture<StationAnswer> place(String id, Bodies.Call body) {
    JsonNode given = body.payload();
    JsonNode payload = given == null ? JsonNodeFactory.instance.objectNode() : given;
    if (Boolean.TRUE.equals(body.raw())) {
      return live.callAsIs(id, body.action(), payload);
    }
    OcppVersion version = live.version(id);
    OcppAction action =
        Actions.find(version, body.action())
            .orElseThrow(
                () -> Problem.badField("action", "OCPP " + version.text() + " has no such action"));
    if (action.direction() == OcppAction.Direction.TO_CSMS) {
      throw Problem.badField("action", "no CSMS sends this, except with raw");
    }
    try {
      return live.call(id, action, payload);
    } catch (MessageViolation wrong) {
      String field = wrong.path().isEmpty() ? "payload" : "payload." + wrong.path();
      throw Problem.badField(field, wrong.detail());
    }
  }

  private static Bodies.CallReply reply(StationAnswer answer) {
    return switch (answer) {
      case StationAnswer.Result result ->
          new Bodies.CallReply(
              LedgerEntry.Kind.RESULT,
              result.payload(),
              result.violation().orElse(null),
              null,
              null,
              null);
      case StationAnswer.Refusal error ->
          new Bodies.CallReply(
              LedgerEntry.Kind.ERROR,
              null,
              null,
              error.code(),
              error.description(),
              error.details());
      case StationAnswer.None none -> throw new Problem(504, none.reason());
    };
  }

  /** The station of a request, which must have connected once. */
  static String known(LiveCsms live, Request request) {
    String id = request.path("id");
    if (live.ask(model -> model.station(id).isEmpty())) {
      throw unknown();
    }
    return id;
  }

  private static Problem unknown() {
    return Problem.notFound("no station of this identity has ever connected");
  }
}
