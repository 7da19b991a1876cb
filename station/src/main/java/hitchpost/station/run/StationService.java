package hitchpost.station.run;

import hitchpost.core.Ask;
import hitchpost.core.Output.RebootKind;
import hitchpost.core.StationConfig;
import hitchpost.core.StationView;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.ChangeAvailabilityRequest;
import hitchpost.core.types.ChangeAvailabilityResponse;
import hitchpost.core.types.ChangeAvailabilityStatus;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.DataTransferResponse;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.ResetKind;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.SetVariableStatus;
import hitchpost.core.types.Variable;
import hitchpost.ocpp16.Keys;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
  private final StationConfig config;

  /**
   * @param config of the station that runs
   */
  public StationService(StationRunner runner, StationConfig config) {
    this.runner = runner;
    this.config = config;
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
    return inOrder(requests, this::read);
  }

  private CompletableFuture<GetVariableResult> read(GetVariableRequest request) {
    return request.component().name().isEmpty()
        ? runner.look(view -> readKey(view.settings(), request))
        : runner
            .ask(new Ask.ReadVariables(List.of(request)))
            .thenApply(read -> read.results().getFirst());
  }

  private GetVariableResult readKey(Settings settings, GetVariableRequest request) {
    Optional<Setting<?>> setting = key(request.variable());
    if (setting.isEmpty()) {
      return result(request, GetVariableStatus.UNKNOWN_VARIABLE, null);
    }
    if (request.attributeType() != AttributeEnum.ACTUAL) {
      return result(request, GetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE, null);
    }
    // a value that may only be written is a secret
    return setting.get().access() == Access.WRITE_ONLY
        ? result(request, GetVariableStatus.REJECTED, null)
        : result(request, GetVariableStatus.ACCEPTED, settings.text(setting.get()));
  }

  private static GetVariableResult result(
      GetVariableRequest request, GetVariableStatus status, @Nullable String value) {
    return new GetVariableResult(
        status, request.attributeType(), value, request.component(), request.variable(), null);
  }

  /** Writes variables, one after the other in the order of the requests, found as when read. */
  public CompletableFuture<List<SetVariableResult>> setVariables(
      List<SetVariableRequest> requests) {
    return inOrder(requests, this::write);
  }

  private CompletableFuture<SetVariableResult> write(SetVariableRequest request) {
    return request.component().name().isEmpty()
        ? writeKey(request)
        : runner
            .ask(new Ask.WriteVariables(List.of(request)))
            .thenApply(written -> written.results().getFirst());
  }

  private CompletableFuture<SetVariableResult> writeKey(SetVariableRequest request) {
    Optional<Setting<?>> setting = key(request.variable());
    if (setting.isEmpty()) {
      return CompletableFuture.completedFuture(result(request, SetVariableStatus.UNKNOWN_VARIABLE));
    }
    if (request.attributeType() != AttributeEnum.ACTUAL) {
      return CompletableFuture.completedFuture(
          result(request, SetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE));
    }
    return runner
        .ask(new Ask.WriteSetting(setting.get().id(), request.attributeValue()))
        .thenApply(written -> result(request, status(written)));
  }

  private static SetVariableStatus status(Verdict.Writing written) {
    return switch (written) {
      case ACCEPTED -> SetVariableStatus.ACCEPTED;
      case REBOOT_REQUIRED -> SetVariableStatus.REBOOT_REQUIRED;
      case REJECTED, READ_ONLY -> SetVariableStatus.REJECTED;
      case UNKNOWN -> SetVariableStatus.UNKNOWN_VARIABLE;
    };
  }

  private static SetVariableResult result(SetVariableRequest request, SetVariableStatus status) {
    return new SetVariableResult(
        status, request.attributeType(), request.component(), request.variable(), null);
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

  /** Has somebody see what happens, from now on. */
  public void listen(StationListener listener) {
    runner.listen(listener);
  }

  /** The setting behind a configuration key of OCPP 1.6. */
  private Optional<Setting<?>> key(Variable name) {
    String id = Keys.settingId(name.name());
    return config.settings().stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
  }
}
