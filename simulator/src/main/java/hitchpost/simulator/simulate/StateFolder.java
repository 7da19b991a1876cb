package hitchpost.simulator.simulate;

import hitchpost.station.disk.PlainName;
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
    return base.resolve("hitchpost").resolve(PlainName.of(id));
  }
}
