package hitchpost.simulator.service;

import hitchpost.core.Output.RebootKind;
import hitchpost.core.Verdict;
import hitchpost.core.types.ChangeAvailabilityRequest;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import hitchpost.simulator.service.ServiceBodies.AvailabilityChange;
import hitchpost.simulator.service.ServiceBodies.Restart;
import hitchpost.simulator.service.ServiceBodies.RestartKind;
import hitchpost.simulator.service.ServiceBodies.SecurityReport;
import hitchpost.simulator.service.ServiceBodies.TransactionStop;
import hitchpost.simulator.service.ServiceBodies.VariablePlaces;
import hitchpost.simulator.service.ServiceBodies.VariableValues;
import hitchpost.simulator.service.ServiceBodies.VendorData;
import hitchpost.station.run.StationService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Makes the routes of one tree of calls, whichever station a call is about. */
public final class ServiceCalls {
  /** Longer than a CSMS may take for an answer to data of a vendor, as a rule. */
  private static final int PATIENCE_SECONDS = 60;

  private final String root;
  private final Function<Request, ServiceDesk> desks;

  /**
   * @param root what the paths of the tree begin with
   * @param desks finds the desk of the station that a call is about, or throws {@link Problem}
   */
  public ServiceCalls(String root, Function<Request, ServiceDesk> desks) {
    this.root = root + "/service";
    this.desks = desks;
  }

  /** All calls. */
  public List<Route> routes() {
    return List.of(
        post("/stop", "A transaction is stopped", TransactionStop.class, ServiceCalls::stop),
        post("/restart", "The station reboots", Restart.class, ServiceCalls::restart),
        post(
            "/variables/read",
            "Variables of the device model, or configuration keys of OCPP 1.6, are read",
            VariablePlaces.class,
            (service, body) -> service.getVariables(reads(body))),
        post(
            "/variables/write",
            "The same are written, one after the other",
            VariableValues.class,
            (service, body) -> service.setVariables(writes(body))),
        post(
            "/variables/monitor",
            "Variables are watched: data events tell of their changes",
            VariablePlaces.class,
            (service, body) -> service.monitorVariables(places(body))),
        post(
            "/variables/ignore",
            "Variables are watched no longer",
            VariablePlaces.class,
            ServiceCalls::ignore),
        post(
            "/availability",
            "A connector, an EVSE or the station is taken into use, or out of it",
            AvailabilityChange.class,
            ServiceCalls::change),
        post(
            "/security-events",
            "Something happened that concerns security",
            SecurityReport.class,
            (service, body) ->
                status(service.securityEvent(body.type(), body.techInfo(), body.critical()))),
        post(
            "/data-transfer",
            "Vendor-specific data goes to the CSMS",
            VendorData.class,
            (service, body) ->
                service.dataTransfer(
                    new DataTransferRequest(body.vendorId(), body.messageId(), body.data(), null))),
        Route.get(
                root + "/events",
                "What happens, whichever version of OCPP the station speaks",
                this::events)
            .query("types", "only events of these types, separated by commas"));
  }

  private <B extends Record> Route post(
      String path,
      String summary,
      Class<B> body,
      BiFunction<StationService, B, CompletableFuture<?>> action) {
    return Route.post(
        root + path,
        summary,
        body,
        (request, asked) -> answer(() -> action.apply(desks.apply(request).service(), asked)));
  }

  private interface Question {
    CompletableFuture<?> ask();
  }

  private static Reply answer(Question question) {
    try {
      return Reply.ok(ServiceJson.tree(StationAnswers.await(question.ask(), PATIENCE_SECONDS)));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static CompletableFuture<?> status(CompletableFuture<? extends Enum<?>> verdict) {
    return verdict.thenApply(is -> Map.of("status", word(is.name())));
  }

  private static String word(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
  }

  private static CompletableFuture<?> stop(StationService service, TransactionStop body) {
    return status(service.stop(body.transactionId()));
  }

  private static CompletableFuture<?> restart(StationService service, Restart body) {
    CompletableFuture<Verdict.Resetting> verdict =
        service.restart(body.kind() == RestartKind.HARD ? RebootKind.HARD : RebootKind.SOFT);
    return status(verdict);
  }

  private static List<GetVariableRequest> reads(VariablePlaces body) {
    return body.variables().stream()
        .map(place ->
            new GetVariableRequest(place.ofComponent(), place.ofVariable(), place.ofAttribute()))
        .toList();
  }

  private static List<SetVariableRequest> writes(VariableValues body) {
    return body.variables().stream()
        .map(write ->
            new SetVariableRequest(
                write.place().ofComponent(),
                write.place().ofVariable(),
                write.place().ofAttribute(),
                write.value()))
        .toList();
  }

  private static List<ComponentVariable> places(VariablePlaces body) {
    return body.variables().stream()
        .map(place -> new ComponentVariable(place.ofComponent(), place.ofVariable()))
        .toList();
  }

  private static CompletableFuture<?> ignore(StationService service, VariablePlaces body) {
    service.ignoreVariables(places(body));
    return CompletableFuture.completedFuture(Map.of());
  }

  private static CompletableFuture<?> change(StationService service, AvailabilityChange body) {
    Evse where = body.evse() == null ? null : new Evse(body.evse(), body.connector());
    return service.changeAvailability(new ChangeAvailabilityRequest(body.status(), where));
  }

  private Reply events(Request request) {
    var log = desks.apply(request).events();
    long after = request.lastEventId().orElseGet(log::lastId);
    return new Reply.Events(log, request.words("types", log.types()), after);
  }
}
