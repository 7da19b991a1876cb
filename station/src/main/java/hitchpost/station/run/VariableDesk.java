package hitchpost.station.run;

import hitchpost.core.Ask;
import hitchpost.core.Now;
import hitchpost.core.StationConfig;
import hitchpost.core.StationView;
import hitchpost.core.Verdict;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.SetVariableStatus;
import hitchpost.core.types.Variable;
import hitchpost.ocpp16.Keys;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes variables for local users: by their places in the device model, or with an empty
 * component by their names as configuration keys of OCPP 1.6.
 */
final class VariableDesk {
  private final StationRunner runner;
  private final StationConfig config;

  VariableDesk(StationRunner runner, StationConfig config) {
    this.runner = runner;
    this.config = config;
  }

  /** Reads, in the order of the requests. */
  List<GetVariableResult> read(StationView view, Now now, List<GetVariableRequest> requests) {
    return requests.stream().map(request -> read(view, now, request)).toList();
  }

  private GetVariableResult read(StationView view, Now now, GetVariableRequest request) {
    return request.component().name().isEmpty()
        ? readKey(view.settings(), request)
        : view.read(now, List.of(request)).getFirst();
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

  /** Writes one. */
  CompletableFuture<SetVariableResult> write(SetVariableRequest request) {
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

  /** The setting behind a configuration key. */
  private Optional<Setting<?>> key(Variable name) {
    String id = Keys.settingId(name.name());
    return config.settings().stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
  }
}
