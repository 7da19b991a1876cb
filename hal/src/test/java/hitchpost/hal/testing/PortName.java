package hitchpost.hal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A name as below {@code /dev/serial/by-id}: leads to another terminal after each re-plug. */
public final class PortName {
  private final Path name;

  /** A name in a folder of the test, which leads nowhere yet. */
  public PortName(Path folder, String name) {
    this.name = folder.resolve(name);
  }

  /** What a driver opens. */
  public String path() {
    return name.toString();
  }

  /** From now on it leads to this terminal. */
  public void leadTo(String terminal) {
    try {
      Files.deleteIfExists(name);
      Files.createSymbolicLink(name, Path.of(terminal));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** It is not there, as while nothing is plugged in. */
  public void vanish() {
    try {
      Files.deleteIfExists(name);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
