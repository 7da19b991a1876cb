package hitchpost.ocpp16;

import hitchpost.core.settings.Codec;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.ocpp16.messages.Action.Profile;
import java.util.List;
import java.util.Map;

/**
 * The feature profiles of a station: actions of one that is off are not supported, and its settings
 * are not there.
 *
 * <p>Source: OCPP 1.6, 3.3 and 9.1.29.
 */
final class FeatureProfiles {
  /** What this program offers; the station file may leave out any but the core. */
  static final List<Profile> OFFERED =
      List.of(
          Profile.CORE,
          Profile.FIRMWARE_MANAGEMENT,
          Profile.LOCAL_AUTH_LIST_MANAGEMENT,
          Profile.RESERVATION,
          Profile.SMART_CHARGING,
          Profile.REMOTE_TRIGGER);

  /** The profiles that the station has. */
  static final Setting<List<Profile>> SETTING =
      new Setting<>(
          "",
          "SupportedFeatureProfiles",
          null,
          Codec.someOf(OFFERED).where(profiles -> profiles.contains(Profile.CORE)),
          Access.READ_ONLY,
          OFFERED);

  /** Components of the device model whose settings come and go with a profile. */
  private static final Map<String, Profile> COMPONENTS =
      Map.of(
          "LocalAuthListCtrlr", Profile.LOCAL_AUTH_LIST_MANAGEMENT,
          "ReservationCtrlr", Profile.RESERVATION,
          "SmartChargingCtrlr", Profile.SMART_CHARGING);

  private FeatureProfiles() {}

  /** The profiles of a station with these settings. */
  static List<Profile> of(List<Setting<?>> settings) {
    for (Setting<?> setting : settings) {
      if (setting.id().equals(SETTING.id()) && setting.factory() instanceof List<?> profiles) {
        return profiles.stream().map(Profile.class::cast).toList();
      }
    }
    throw new IllegalArgumentException("the settings name no feature profiles");
  }

  /** Whether a station with these profiles has a setting. */
  static boolean has(List<Profile> profiles, Setting<?> setting) {
    Profile profile =
        setting.id().equals(Catalogue.SEND_LOCAL_LIST_MAX_LENGTH.id())
            ? Profile.LOCAL_AUTH_LIST_MANAGEMENT
            : COMPONENTS.get(setting.component().name());
    return profile == null || profiles.contains(profile);
  }
}
