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
import hitchpost.core.types.Component;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

  /** Reads variables, in the order of the requests. */
  public CompletableFuture<List<GetVariableResult>> getVariables(
      List<GetVariableRequest> requests) {
    return runner.look(
        view -> requests.stream().map(request -> read(view.settings(), request)).toList());
  }

  private GetVariableResult read(Settings settings, GetVariableRequest request) {
    Optional<Setting<?>> setting = find(request.component(), request.variable());
    if (setting.isEmpty()) {
      boolean known = isKnown(request.component());
      return result(
          request,
          known ? GetVariableStatus.UNKNOWN_VARIABLE : GetVariableStatus.UNKNOWN_COMPONENT,
          null);
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

  /** Writes variables, one after the other in the order of the requests. */
  public CompletableFuture<List<SetVariableResult>> setVariables(
      List<SetVariableRequest> requests) {
    CompletableFuture<List<SetVariableResult>> results =
        CompletableFuture.completedFuture(List.of());
    for (SetVariableRequest request : requests) {
      results =
          results.thenCompose(before -> write(request).thenApply(result -> with(before, result)));
    }
    return results;
  }

  private CompletableFuture<SetVariableResult> write(SetVariableRequest request) {
    Optional<Setting<?>> setting = find(request.component(), request.variable());
    if (setting.isEmpty()) {
      boolean known = isKnown(request.component());
      return CompletableFuture.completedFuture(
          result(
              request,
              known ? SetVariableStatus.UNKNOWN_VARIABLE : SetVariableStatus.UNKNOWN_COMPONENT));
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

  private static <T> List<T> with(List<T> before, T one) {
    List<T> more = new ArrayList<>(before);
    more.add(one);
    return more;
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

  /**
   * The setting behind a variable: by its place in the device model, or with an empty component by
   * its name as a configuration key of OCPP 1.6.
   */
  private Optional<Setting<?>> find(Component component, Variable variable) {
    if (component.name().isEmpty()) {
      String id = Keys.settingId(variable.name());
      return config.settings().stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
    }
    return config.settings().stream()
        .filter(s -> isOf(component, s) && isNamed(variable, s))
        .findFirst();
  }

  private boolean isKnown(Component component) {
    return component.name().isEmpty()
        || config.settings().stream().anyMatch(s -> isOf(component, s));
  }

  private static boolean isOf(Component component, Setting<?> setting) {
    return component.equals(setting.component());
  }

  private static boolean isNamed(Variable variable, Setting<?> setting) {
    return variable.equals(setting.variable());
  }
}
