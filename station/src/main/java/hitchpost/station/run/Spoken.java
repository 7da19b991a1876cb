package hitchpost.station.run;

import hitchpost.core.StationConfig;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.Measurand;
import hitchpost.ocpp16.Catalogue;
import hitchpost.ocpp16.Keys;
import hitchpost.ocpp16.Ocpp16;
import hitchpost.ocpp201.Ocpp201;
import hitchpost.station.file.OcppVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the versions of OCPP that a station offers make of it. */
public final class Spoken {
  private Spoken() {}

  /**
   * Every setting that such a station has but those of its connection, with its factory value.
   *
   * @param offered what the meters measure
   * @param keys factory values by the keys of OCPP 1.6, whichever version is spoken
   * @throws Catalogue.BadKeyValueException when a key does not take its value
   */
  public static List<Setting<?>> settings(
      List<OcppVersion> versions,
      List<EvseSpec> evses,
      List<Measurand> offered,
      Map<String, String> keys) {
    List<Setting<?>> settings = new ArrayList<>(Catalogue.of(evses, offered, keys));
    if (!versions.contains(OcppVersion.V1_6)) {
      settings.removeIf(Catalogue::isOwn);
    }
    if (versions.contains(OcppVersion.V2_0_1)) {
      boolean localList = has(settings, StandardSettings.LOCAL_LIST_ENTRIES);
      settings.addAll(hitchpost.ocpp201.Catalogue.settings(localList));
      List<String> said = keys.keySet().stream().map(Keys::settingId).toList();
      for (Setting<?> other : hitchpost.ocpp201.Catalogue.otherFactories()) {
        if (!said.contains(other.id())) {
          settings.replaceAll(s -> s.id().equals(other.id()) ? withFactoryOf(s, other) : s);
        }
      }
    }
    return settings;
  }

  private static boolean has(List<Setting<?>> settings, Setting<?> wanted) {
    return settings.stream().anyMatch(setting -> setting.id().equals(wanted.id()));
  }

  private static <T> Setting<T> withFactoryOf(Setting<T> setting, Setting<?> other) {
    return setting.withFactory(setting.codec().parse(factory(other)).orElseThrow());
  }

  private static <T> String factory(Setting<T> setting) {
    return setting.codec().write(setting.factory());
  }

  /** The versions themselves, in order of preference. */
  public static List<Dialect> dialects(List<OcppVersion> versions, StationConfig config) {
    return versions.stream()
        .<Dialect>map(version ->
            switch (version) {
              case V1_6 -> new Ocpp16(config.identity(), config.evses(), config.settings());
              case V2_0_1 -> new Ocpp201(config.identity());
            })
        .toList();
  }
}
