package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.Settings;
import hitchpost.ocpp16.messages.ChangeConfigurationRequest;
import hitchpost.ocpp16.messages.ConfigurationStatus;
import hitchpost.ocpp16.messages.GetConfigurationRequest;
import hitchpost.ocpp16.messages.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GetConfiguration and ChangeConfiguration. Source: OCPP 1.6, 5.3 and 5.8. */
final class Configuration {
  private Configuration() {}

  static Inbound get(GetConfigurationRequest request) {
    List<String> keys = request.key() == null ? List.of() : request.key();
    if (keys.size() > Catalogue.MAX_KEYS) {
      return new Inbound.Refused(
          RpcError.PROPERTY_CONSTRAINT_VIOLATION,
          "at most " + Catalogue.MAX_KEYS + " keys at a time (GetConfigurationMaxKeys)");
    }
    return new Inbound.Asked<>(
        new Ask.ReadSettings(),
        (Verdict.Reading reading) -> MessageCodec.write(answer(reading.settings(), keys)));
  }

  private static GetConfigurationRequest.Response answer(Settings settings, List<String> keys) {
    var known = new ArrayList<KeyValue>();
    var unknown = new ArrayList<String>();
    for (String key : keys.isEmpty() ? all(settings) : keys) {
      Optional<Setting<?>> setting = settings.find(Keys.settingId(key));
      if (setting.isPresent()) {
        known.add(show(settings, key, setting.get()));
      } else {
        unknown.add(key);
      }
    }
    return new GetConfigurationRequest.Response(
        known.isEmpty() && !unknown.isEmpty() ? null : known, unknown.isEmpty() ? null : unknown);
  }

  private static List<String> all(Settings settings) {
    var names = new ArrayList<String>();
    Keys.standard().stream()
        .filter(key -> settings.find(Keys.settingId(key)).isPresent())
        .forEach(names::add);
    settings.all().stream()
        .filter(s -> s.component().name().isEmpty() && !Catalogue.isOwn(s))
        .forEach(s -> names.add(s.variable().name()));
    return names;
  }

  private static <T> KeyValue show(Settings settings, String key, Setting<T> setting) {
    boolean secret = setting.access() == Access.WRITE_ONLY;
    return new KeyValue(
        key,
        setting.access() == Access.READ_ONLY,
        secret ? null : Keys.write(key, settings.text(setting)));
  }

  static Inbound change(ChangeConfigurationRequest request) {
    if (!Keys.fits(request.key(), request.value())) {
      return new Inbound.Settled(
          MessageCodec.write(
              new ChangeConfigurationRequest.Response(ConfigurationStatus.REJECTED)));
    }
    return new Inbound.Asked<>(
        new Ask.WriteSetting(Keys.settingId(request.key()), request.value()),
        (Verdict.Writing written) ->
            MessageCodec.write(new ChangeConfigurationRequest.Response(status(written))));
  }

  private static ConfigurationStatus status(Verdict.Writing written) {
    return switch (written) {
      case ACCEPTED -> ConfigurationStatus.ACCEPTED;
      case REBOOT_REQUIRED -> ConfigurationStatus.REBOOT_REQUIRED;
      case REJECTED, READ_ONLY -> ConfigurationStatus.REJECTED;
      case UNKNOWN -> ConfigurationStatus.NOT_SUPPORTED;
    };
  }
}
