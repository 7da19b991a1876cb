package hitchpost.simulator.installer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What of a Linux machine a station could use, seen in its file system and opened by nobody.
 *
 * @param root where the file system begins, {@code /} on a real machine
 */
record HardwareScan(Path root) {
  private static final List<Place> PLACES =
      List.of(
          new Place("serial ports, by a name that stays", "dev/serial/by-id", "*"),
          new Place("serial ports", "dev", "tty{USB,ACM,AMA,S,mxc,O}[0-9]*"),
          new Place("GPIO chips", "dev", "gpiochip*"),
          new Place("keyboards and card readers", "dev/input/by-id", "*-kbd"),
          new Place("temperature sensors, 1-wire", "sys/bus/w1/devices", "28-*"),
          new Place("analogue inputs", "sys/bus/iio/devices", "iio:device*"),
          new Place("PWM outputs", "sys/class/pwm", "pwmchip*"),
          new Place("watchdogs", "dev", "watchdog*"));

  /** Prints all kinds, also those of which there is none. */
  void print(PrintStream out) {
    for (Place place : PLACES) {
      out.println(place.title);
      List<Path> found = found(place);
      if (found.isEmpty()) {
        out.println("  none");
      }
      found.forEach(path -> out.println("  " + path + hint(path)));
    }
  }

  private List<Path> found(Place place) {
    var found = new ArrayList<Path>();
    Path folder = root.resolve(place.folder);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, place.pattern)) {
        paths.forEach(found::add);
      } catch (IOException unreadable) {
        return List.of();
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static String hint(Path path) {
    return Files.isReadable(path) ? "" : "  (this user may not open it)";
  }

  private record Place(String title, String folder, String pattern) {}
}
