package hitchpost.simulator.octt;

import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.ocpp16.Keys;
import java.util.List;
import java.util.Optional;

/** Answers that follow from the settings of a station, by the names that a version gives them. */
final class SettingAnswers {
  /** How a version names settings and writes their values. */
  interface Naming {
    /** The setting of a name. */
    String id(String name);

    /** A value as the version writes it. */
    String text(String name, String value);
  }

  /** The configuration keys of OCPP 1.6. */
  static final Naming KEYS =
      new Naming() {
        @Override
        public String id(String name) {
          return Keys.settingId(name);
        }

        @Override
        public String text(String name, String value) {
          return Keys.write(name, value);
        }
      };

  /** Component and variable of OCPP 2.0.1, with a point between them. */
  static final Naming VARIABLES =
      new Naming() {
        @Override
        public String id(String name) {
          return name;
        }

        @Override
        public String text(String name, String value) {
          return value;
        }
      };

  private final List<Setting<?>> settings;
  private final Naming naming;

  SettingAnswers(List<Setting<?>> settings, Naming naming) {
    this.settings = settings;
    this.naming = naming;
  }

  private Optional<Setting<?>> find(String key) {
    String id = naming.id(key);
    return settings.stream().filter(setting -> setting.id().equals(id)).findFirst();
  }

  boolean has(String key) {
    return find(key).isPresent();
  }

  /** Whether a key has this value, or could be given it. */
  boolean takes(String key, String value) {
    return find(key)
        .filter(setting ->
            setting.access() == Access.READ_ONLY
                ? factory(setting).equalsIgnoreCase(value)
                : setting.codec().parse(value).isPresent())
        .isPresent();
  }

  /** Whether a CSMS can change a setting. */
  boolean writable(String key) {
    return find(key).filter(setting -> setting.access() != Access.READ_ONLY).isPresent();
  }

  /** The value of a key; empty when the station does not have it. */
  String text(String key) {
    return find(key).map(setting -> naming.text(key, factory(setting))).orElse("");
  }

  private static <T> String factory(Setting<T> setting) {
    return setting.codec().write(setting.factory());
  }

  List<String> list(String key) {
    return List.of(text(key).split(","));
  }

  /** The number under a key; 0 when the station does not have it. */
  int number(String key) {
    return find(key).map(SettingAnswers::factory).map(Integer::parseInt).orElse(0);
  }

  /** Whether the station has a key. */
  Answer present(String topic, String feature, String key, String... cases) {
    boolean has = has(key);
    return new Answer(topic, feature, has ? "yes" : "no", key, has ? List.of(cases) : List.of());
  }

  /** Whether a key has or takes a value; what it begins with stands in the answer. */
  Answer switchable(String topic, String feature, String key, String value, String... cases) {
    boolean can = takes(key, value);
    String answer = can ? "yes" : "no";
    String begins = has(key) ? " (" + text(key) + access(key) + ")" : "";
    return new Answer(topic, feature, answer, key + begins, can ? List.of(cases) : List.of());
  }

  private String access(String key) {
    boolean fixed = find(key).filter(s -> s.access() == Access.READ_ONLY).isPresent();
    return fixed ? ", read-only" : "";
  }

  /** The value of a key. */
  Answer value(String topic, String feature, String key) {
    String answer = has(key) ? text(key) : "not supported";
    return new Answer(topic, feature, answer.isEmpty() ? "none" : answer, key, List.of());
  }

  /** The values that a list may be made of; what it begins with stands beside the name. */
  Answer choice(String topic, String feature, String key) {
    String values =
        find(key)
            .map(setting -> String.join(",", setting.codec().characteristics().valuesList()))
            .orElse("not supported");
    return new Answer(topic, feature, values, key, List.of());
  }
}
