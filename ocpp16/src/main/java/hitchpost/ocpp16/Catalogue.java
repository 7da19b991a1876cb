package hitchpost.ocpp16;

import hitchpost.core.Registry;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.settings.Codec;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.EndValues;
import hitchpost.core.types.Measurand;
import hitchpost.ocpp16.messages.Action.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The settings of a station that speaks OCPP 1.6, with the factory values of its station file. */
public final class Catalogue {
  /** Most keys that one GetConfiguration may ask for. */
  static final int MAX_KEYS = 100;

  private static final Pattern ROTATION =
      Pattern.compile("(\\d+)\\.(NotApplicable|Unknown|RST|RTS|SRT|STR|TRS|TSR)");

  static final Setting<Integer> GET_CONFIGURATION_MAX_KEYS =
      fixed("GetConfigurationMaxKeys", MAX_KEYS);
  static final Setting<Integer> NUMBER_OF_CONNECTORS = fixed("NumberOfConnectors", 1);

  /** Phase rotation of each connector and of the grid. */
  static final Setting<String> PHASE_ROTATION =
      new Setting<>("", "ConnectorPhaseRotation", null, Codec.text(500), Access.READ_WRITE, "");

  static final Setting<Integer> PHASE_ROTATION_MAX_LENGTH =
      fixed("ConnectorPhaseRotationMaxLength", 1);
  static final Setting<Integer> STOP_TX_MAX_METER_VALUES =
      fixed("StopTransactionMaxMeterValues", EndValues.MAX);
  static final Setting<Integer> SAMPLED_MAX_LENGTH =
      fixed("MeterValuesSampledDataMaxLength", StandardSettings.MAX_MEASURANDS);
  static final Setting<Integer> STOP_TX_SAMPLED_MAX_LENGTH =
      fixed("StopTxnSampledDataMaxLength", StandardSettings.MAX_MEASURANDS);
  static final Setting<Integer> ALIGNED_MAX_LENGTH =
      fixed("MeterValuesAlignedDataMaxLength", StandardSettings.MAX_MEASURANDS);
  static final Setting<Integer> STOP_TX_ALIGNED_MAX_LENGTH =
      fixed("StopTxnAlignedDataMaxLength", StandardSettings.MAX_MEASURANDS);
  static final Setting<Integer> SEND_LOCAL_LIST_MAX_LENGTH =
      fixed("SendLocalListMaxLength", LocalLists.MAX_ENTRIES);
  static final Setting<Integer> FEATURE_PROFILES_MAX_LENGTH =
      fixed("SupportedFeatureProfilesMaxLength", 6);

  private Catalogue() {}

  /** A factory value that a key does not take. */
  public static final class BadKeyValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;

    BadKeyValueException(String key, String message) {
      super(message);
      this.key = key;
    }

    /** The key as written in the station file. */
    public String key() {
      return key;
    }
  }

  /**
   * All settings of the station; those of a feature profile that it does not have are left out.
   *
   * @param offered what its meters measure
   * @param keys factory values by key; an unknown key becomes a vendor key, read-only with a
   *     leading {@code !}
   * @throws BadKeyValueException when a key does not take its value
   */
  public static List<Setting<?>> of(
      List<EvseSpec> evses, List<Measurand> offered, Map<String, String> keys) {
    var settings = new LinkedHashMap<String, Setting<?>>();
    Registry.of(evses, offered).forEach(s -> settings.put(s.id(), s));
    int connectors = evses.stream().mapToInt(e -> e.connectors().size()).sum();
    derived(connectors).forEach(s -> settings.put(s.id(), s));
    meterPublicKeys(evses).forEach(s -> settings.put(s.id(), s));
    keys.forEach((key, value) -> apply(settings, key, value));
    List<Profile> profiles = FeatureProfiles.of(List.copyOf(settings.values()));
    settings.values().removeIf(setting -> !FeatureProfiles.has(profiles, setting));
    return List.copyOf(settings.values());
  }

  /** Whether a setting is there for OCPP 1.6 alone: a standard key without a place in the model. */
  public static boolean isOwn(Setting<?> setting) {
    return setting.component().name().isEmpty() && Keys.isStandard(setting.variable().name());
  }

  private static List<Setting<?>> derived(int connectors) {
    return List.of(
        GET_CONFIGURATION_MAX_KEYS,
        NUMBER_OF_CONNECTORS.withFactory(connectors),
        phaseRotation(connectors),
        PHASE_ROTATION_MAX_LENGTH.withFactory(connectors + 1),
        STOP_TX_MAX_METER_VALUES,
        SAMPLED_MAX_LENGTH,
        STOP_TX_SAMPLED_MAX_LENGTH,
        ALIGNED_MAX_LENGTH,
        STOP_TX_ALIGNED_MAX_LENGTH,
        SEND_LOCAL_LIST_MAX_LENGTH,
        FeatureProfiles.SETTING,
        FEATURE_PROFILES_MAX_LENGTH);
  }

  /**
   * A key for each connector, as the meter of its EVSE. Source: Signed Meter Values in OCPP 1.0,
   * 3.3.1.
   */
  private static List<Setting<?>> meterPublicKeys(List<EvseSpec> evses) {
    var keys = new ArrayList<Setting<?>>();
    int connector = 0;
    for (EvseSpec evse : evses) {
      for (int i = 0; i < evse.connectors().size(); i++) {
        connector++;
        if (!evse.meter().publicKey().isEmpty()) {
          keys.add(vendorKey("MeterPublicKey" + connector, true, evse.meter().publicKey()));
        }
      }
    }
    return keys;
  }

  private static Setting<String> vendorKey(String name, boolean readOnly, String value) {
    Access access = readOnly ? Access.READ_ONLY : Access.READ_WRITE;
    return new Setting<>("", name, null, Codec.text(500), access, value);
  }

  private static void apply(Map<String, Setting<?>> settings, String key, String value) {
    if (Keys.isStandard(key)) {
      String id = Keys.settingId(key);
      Setting<?> setting = settings.get(id);
      if (setting != null) {
        settings.put(id, withFactory(setting, key, value));
      }
      return;
    }
    boolean readOnly = key.startsWith("!");
    String name = readOnly ? key.substring(1) : key;
    if (name.isEmpty() || name.length() > 50) {
      throw new BadKeyValueException(key, "a key has 1 to 50 characters");
    }
    Setting<String> vendor = vendorKey(name, readOnly, value);
    if (settings.keySet().stream().anyMatch(vendor.id()::equalsIgnoreCase)) {
      throw new BadKeyValueException(key, "stands twice, in whatever case");
    }
    settings.put(vendor.id(), vendor);
  }

  private static <T> Setting<T> withFactory(Setting<T> setting, String key, String text) {
    T value =
        setting
            .codec()
            .parse(Keys.read(key, text))
            .orElseThrow(() -> new BadKeyValueException(key, "does not take \"" + text + "\""));
    return setting.withFactory(value);
  }

  /** One rotation for some or all connectors, and the grid as connector 0. */
  private static Setting<String> phaseRotation(int connectors) {
    var unknown = new ArrayList<String>();
    for (int connector = 0; connector <= connectors; connector++) {
      unknown.add(connector + ".Unknown");
    }
    return PHASE_ROTATION
        .withCodec(Codec.text(500).where(text -> isPhaseRotation(text, connectors)))
        .withFactory(String.join(",", unknown));
  }

  /** Each connector at most once, so that there are never more items than connectors and grid. */
  private static boolean isPhaseRotation(String text, int connectors) {
    var seen = new TreeSet<Integer>();
    for (String item : text.split(",", -1)) {
      var matcher = ROTATION.matcher(item.strip());
      if (!matcher.matches() || matcher.group(1).length() > 4) {
        return false;
      }
      int connector = Integer.parseInt(matcher.group(1));
      if (connector > connectors || !seen.add(connector)) {
        return false;
      }
    }
    return true;
  }

  private static Setting<Integer> fixed(String key, int value) {
    return new Setting<>("", key, null, Codec.integer(value, value), Access.READ_ONLY, value);
  }
}
