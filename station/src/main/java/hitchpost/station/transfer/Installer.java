package hitchpost.station.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Puts a firmware image into place. */
@FunctionalInterface
public interface Installer {
  /** For a station whose firmware nobody can change. */
  Installer NONE =
      image -> {
        throw new IOException("the station file names no installer");
      };

  /** Longest time that a command may take. */
  Duration LONGEST = Duration.ofHours(1);

  /**
   * Installs an image; may come again for the same one, when the power failed in the middle.
   *
   * @throws IOException when the firmware from before is still in place
   * @throws InterruptedException when it was interrupted
   */
  void install(Path image) throws IOException, InterruptedException;

  /** Runs a command with the path of the image as its last argument; 0 means installed. */
  static Installer command(List<String> command) {
    if (command.isEmpty()) {
      return NONE;
    }
    return image -> {
      List<String> words = new ArrayList<>(command);
      words.add(image.toString());
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
          throw new IOException("the installer takes too long");
        }
      } finally {
        process.destroy();
      }
      if (process.exitValue() != 0) {
        throw new IOException("the installer ended with " + process.exitValue());
      }
    };
  }
}
