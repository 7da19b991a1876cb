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
          Place.written("serial ports, by a name that stays", "dev/serial/by-id", "*"),
          Place.written("serial ports", "dev", "tty{USB,ACM,AMA,S,mxc,O}[0-9]*"),
          Place.written("GPIO chips", "dev", "gpiochip*"),
          Place.read("keyboards and card readers", "dev/input/by-id", "*-kbd"),
          Place.read("temperature sensors, 1-wire", "sys/bus/w1/devices", "28-*"),
          Place.read("analogue inputs", "sys/bus/iio/devices", "iio:device*"),
          Place.read("PWM outputs", "sys/class/pwm", "pwmchip*"),
          Place.written("watchdogs", "dev", "watchdog*"));

  /** Prints all kinds, also those of which there is none. */
  void print(PrintStream out) {
    for (Place place : PLACES) {
      out.println(place.title);
      List<Path> found = found(place);
      if (found.isEmpty()) {
        out.println("  none");
      }
      found.forEach(path -> out.println("  " + path + hint(path, place.writes)));
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

  private static String hint(Path path, boolean writes) {
    boolean open = Files.isReadable(path) && (!writes || Files.isWritable(path));
    return open ? "" : "  (this user may not open it)";
  }

  /** Where things of a kind are, and whether whoever uses them writes to them. */
  private record Place(String title, String folder, String pattern, boolean writes) {
    static Place read(String title, String folder, String pattern) {
      return new Place(title, folder, pattern, false);
    }

    static Place written(String title, String folder, String pattern) {
      return new Place(title, folder, pattern, true);
    }
  }
}
