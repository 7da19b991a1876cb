package hitchpost.station.run;

import hitchpost.core.Ask;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.StationConfig;
import hitchpost.core.StationView;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.types.ChangeAvailabilityRequest;
import hitchpost.core.types.ChangeAvailabilityResponse;
import hitchpost.core.types.ChangeAvailabilityStatus;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.DataTransferResponse;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.ResetKind;
import hitchpost.core.types.SecurityEventType;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.Variable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What local users can do with a running station, whichever version of OCPP it speaks.
 *
 * <p>Answers come when what follows from them is durable; all of them fail with {@link
 * StationUnavailableException} when the station is off. Safe for use by several threads.
 */
public final class StationService {
  private final StationRunner runner;
  private final VariableDesk desk;
  private final VariableWatch watch;
  private final ServiceEvents events;

  /**
   * @param config of the station that runs
   */
  public StationService(StationRunner runner, StationConfig config) {
    this.runner = runner;
    desk = new VariableDesk(runner, config);
    watch = new VariableWatch(desk);
    events = new ServiceEvents(runner::now, watch);
    runner.listen(events);
  }

  /** Stops the transaction that the station, or the CSMS, knows by this name. */
  public CompletableFuture<Decision> stop(String transaction) {
    return runner.ask(new Ask.RemoteStop(transaction));
  }

  /** Ends what runs and reboots: hard at once, soft as soon as the CSMS knows what was ended. */
  public CompletableFuture<Verdict.Resetting> restart(RebootKind kind) {
    return runner.ask(new Ask.Reset(ResetKind.IMMEDIATE, null, kind));
  }

  /**
   * Reads variables, in the order of the requests: by their places in the device model, or with an
   * empty component by their names as configuration keys of OCPP 1.6.
   */
  public CompletableFuture<List<GetVariableResult>> getVariables(
      List<GetVariableRequest> requests) {
    return runner.look(view -> desk.read(view, runner.now(), requests));
  }

  /** Writes variables, one after the other in the order of the requests, found as when read. */
  public CompletableFuture<List<SetVariableResult>> setVariables(
      List<SetVariableRequest> requests) {
    return inOrder(requests, desk::write);
  }

  /**
   * Watches variables, found as when read, until {@link #ignoreVariables}: whenever one changes,
   * listeners hear of it as {@link ServiceEvent.Data}.
   *
   * @return what they are now; those that cannot be read are not watched
   * @throws IllegalArgumentException for a component without a variable
   */
  public CompletableFuture<List<GetVariableResult>> monitorVariables(
      List<ComponentVariable> variables) {
    List<GetVariableRequest> wanted = variables.stream().map(StationService::named).toList();
    return runner.look(view -> watch.begin(view, runner.now(), wanted));
  }

  private static GetVariableRequest named(ComponentVariable place) {
    Variable variable = place.variable();
    if (variable == null) {
      throw new IllegalArgumentException("variable must be named");
    }
    return GetVariableRequest.of(place.component(), variable);
  }

  /** Watches variables no longer. */
  public void ignoreVariables(List<ComponentVariable> variables) {
    variables.stream()
        .map(StationService::named)
        .forEach(place -> watch.end(place.component(), place.variable()));
  }

  /**
   * Notes that something happened that concerns security; the CSMS is told of it when it is
   * critical.
   *
   * @param techInfo more about it, at most 255 characters; null for nothing
   * @param critical null leaves it to the kind of event
   * @throws IllegalArgumentException when the text is too long
   */
  public CompletableFuture<Decision> securityEvent(
      SecurityEventType type, @Nullable String techInfo, @Nullable Boolean critical) {
    return runner.ask(new Ask.ReportSecurityEvent(type, techInfo, critical));
  }

  /** Does one after the other, each when the one before is done. */
  private static <T, R> CompletableFuture<List<R>> inOrder(
      List<T> requests, Function<T, CompletableFuture<R>> one) {
    CompletableFuture<List<R>> results = CompletableFuture.completedFuture(List.of());
    for (T request : requests) {
      results =
          results.thenCompose(before ->
              one.apply(request)
                  .thenApply(result -> Stream.concat(before.stream(), Stream.of(result)).toList()));
    }
    return results;
  }

  /** Changes the availability of a connector, an EVSE or the whole station. */
  public CompletableFuture<ChangeAvailabilityResponse> changeAvailability(
      ChangeAvailabilityRequest request) {
    Evse place = request.evse() == null ? Evse.of(0) : request.evse();
    return runner
        .ask(new Ask.ChangeAvailability(place, request.operationalStatus()))
        .thenApply(verdict -> new ChangeAvailabilityResponse(status(verdict), null));
  }

  private static ChangeAvailabilityStatus status(Verdict.Availability verdict) {
    return switch (verdict) {
      case ACCEPTED -> ChangeAvailabilityStatus.ACCEPTED;
      case REJECTED -> ChangeAvailabilityStatus.REJECTED;
      case SCHEDULED -> ChangeAvailabilityStatus.SCHEDULED;
    };
  }

  /** Sends vendor-specific data to the CSMS; {@code Offline} when it cannot be reached. */
  public CompletableFuture<DataTransferResponse> dataTransfer(DataTransferRequest request) {
    return runner
        .ask(new Ask.SendData(request))
        .thenApply(answer -> new DataTransferResponse(answer.status(), answer.data(), null, null));
  }

  /** Looks at the station; the view must not be kept. */
  public <T> CompletableFuture<T> look(Function<StationView, T> viewer) {
    return runner.look(viewer);
  }

  /**
   * Lets somebody hear what happens, from now on; called by those who run the station, so that it
   * has to be quick. The composite schedules are told at the next step.
   */
  public void listen(Consumer<ServiceEvent> listener) {
    events.add(listener);
  }

  /** Lets somebody hear no more. */
  public void ignore(Consumer<ServiceEvent> listener) {
    events.remove(listener);
  }
}
