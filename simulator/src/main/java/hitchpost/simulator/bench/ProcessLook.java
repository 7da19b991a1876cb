package hitchpost.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process takes, as Linux tells it.
 *
 * @param residentMegabytes memory that it has in RAM, shared pages included; 10^6 bytes each
 * @param peakMegabytes the most that it ever had
 * @param threads of the operating system, those of the JVM itself included
 */
record ProcessLook(double residentMegabytes, double peakMegabytes, int threads) {
  private static final double MEGABYTES_A_KIBIBYTE = 1024 / 1e6;

  /** Empty where there is no {@code /proc}. */
  static Optional<ProcessLook> at(long pid) {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(status);
      return Optional.of(
          new ProcessLook(
              number(text, "VmRSS:") * MEGABYTES_A_KIBIBYTE,
              number(text, "VmHWM:") * MEGABYTES_A_KIBIBYTE,
              number(text, "Threads:")));
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
