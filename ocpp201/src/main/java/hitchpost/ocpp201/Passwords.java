package hitchpost.ocpp201;

import hitchpost.core.settings.SecuritySettings;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The password of basic authentication: text on the wire, bytes in the station.
 *
 * <p>Source: OCPP 2.0.1 part 2, A00.FR.205 with errata 2.1.
 */
final class Passwords {
  private static final String ALLOWED = "[A-Za-z0-9*_=:+|@.-]*";

  private Passwords() {}

  /** Whether this variable is the password. */
  static boolean isOne(String component, String variable) {
    return SecuritySettings.BASIC_AUTH_PASSWORD.id().equalsIgnoreCase(component + "." + variable);
  }

  /** The value of the setting, which takes none of a text that is no password. */
  static String read(String text) {
    return text.matches(ALLOWED)
        ? HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))
        : "";
  }
}
