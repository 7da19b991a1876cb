package hitchpost.simulator.simulate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where stations without a station file keep what must survive: a folder for each id in the folder
 * that the system has for such things.
 */
final class StateFolder {
  private StateFolder() {}

  /**
   * The folder of a station.
   *
   * @param environment of the process; {@code XDG_STATE_HOME} counts when it is absolute
   * @param home of the user
   */
  static Path of(String id, Map<String, String> environment, @Nullable String home) {
    String state = environment.get("XDG_STATE_HOME");
    Path base =
        state != null && Path.of(state).isAbsolute()
            ? Path.of(state)
            : Path.of(home == null ? "." : home, ".local", "state");
    return base.resolve("hitchpost").resolve(fileName(id));
  }

  /** One name for each id, whatever characters it has; never hidden, never a path. */
  private static String fileName(String id) {
    StringBuilder name = new StringBuilder();
    for (byte octet : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain = c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
      if (plain) {
        name.append(c);
      } else {
        name.append("%%%02X".formatted((int) c));
      }
    }
    return name.toString();
  }
}
