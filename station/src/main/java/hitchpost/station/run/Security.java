package hitchpost.station.run;

import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.security.NetworkAccess;
import hitchpost.core.security.SecurityConfig;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Setting;
import hitchpost.station.file.BehaviourSection;
import hitchpost.station.file.CsmsSection;
import hitchpost.station.file.NetworkProfile;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.file.Secret;
import hitchpost.station.file.StationSection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes of a station file how the station is secured. */
final class Security {
  private Security() {}

  static SecurityConfig of(StationSection section) {
    BehaviourSection behaviour = section.behaviour();
    return new SecurityConfig(
        profiles(section),
        behaviour.securityProfileSwitchTimeout(),
        behaviour.certificateExpiryCheckInitialDelay(),
        behaviour.certificateExpiryCheckInterval(),
        behaviour.allowCsmsRootInstallOnInsecureConnection(),
        behaviour.allowManufacturerRootInstallOnInsecureConnection());
  }

  /** First the one that is always there, then the others in their order. */
  static List<ConnectionProfile> profiles(StationSection section) {
    CsmsSection csms = section.csms();
    List<NetworkProfile> others = section.networkProfiles();
    int free = 0;
    while (taken(others, free)) {
      free++;
    }
    List<ConnectionProfile> profiles = new ArrayList<>();
    profiles.add(new ConnectionProfile(free, csms.url().toString(), csms.securityProfile()));
    for (NetworkProfile other : others) {
      profiles.add(
          new ConnectionProfile(
              other.slot(),
              other.url().toString(),
              other.securityProfile(),
              Math.toIntExact(other.messageTimeout().toSeconds()),
              new NetworkAccess(other.networkInterface(), null, null)));
    }
    return profiles;
  }

  private static boolean taken(List<NetworkProfile> profiles, int slot) {
    return profiles.stream().anyMatch(profile -> profile.slot() == slot);
  }

  /** Sets the factory values that stand outside the settings in the file. */
  static void preset(List<Setting<?>> settings, StationSection section) {
    boolean first16 = section.ocppVersions().getFirst() == OcppVersion.V1_6;
    Secret password = section.csms().password();
    for (int i = 0; i < settings.size(); i++) {
      Setting<?> setting = settings.get(i);
      if (setting.id().equals(SecuritySettings.SECURITY_PROFILE.id())) {
        int profile = section.csms().securityProfile();
        settings.set(i, SecuritySettings.SECURITY_PROFILE.withFactory(profile));
      } else if (setting.id().equals(SecuritySettings.BASIC_AUTH_PASSWORD.id())
          && password != null) {
        String hex = HexFormat.of().formatHex(bytes(password.value(), first16));
        settings.set(i, SecuritySettings.BASIC_AUTH_PASSWORD.withFactory(hex));
      }
    }
  }

  /**
   * The bytes of the password. An AuthorizationKey of OCPP 1.6 is written as hexadecimal digits, 32
   * to 40 of them for the 16 to 20 bytes it may have; anything else stands for itself.
   */
  static byte[] bytes(String password, boolean ocpp16) {
    boolean key = ocpp16 && password.length() % 2 == 0 && password.matches("[0-9A-Fa-f]{32,40}");
    return key ? HexFormat.of().parseHex(password) : password.getBytes(StandardCharsets.UTF_8);
  }
}
