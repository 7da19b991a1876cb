package hitchpost.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process takes, as Linux tells it.
 *
 * @param residentMebibytes memory that it has in RAM, shared pages included
 * @param threads of the operating system, those of the JVM itself included
 */
record ProcessLook(double residentMebibytes, int threads) {
  /** Empty where there is no {@code /proc}. */
  static Optional<ProcessLook> at(long pid) {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(status);
      return Optional.of(
          new ProcessLook(number(text, "VmRSS:") / 1024.0, number(text, "Threads:")));
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " ended", e);
    }
  }

  private static int number(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).replaceAll("\\D", ""))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }
}
