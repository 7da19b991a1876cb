package hitchpost.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where and when figures were measured.
 *
 * @param load average of the last minute when the measurement began, negative where the system does
 *     not tell
 * @param disk kind of file system
 */
record Machine(
    Instant time, String processor, int processors, String java, String disk, double load) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private record Result(Machine machine, List<Figure> figures) {}

  static Machine at(Path directory) {
    try {
      return new Machine(
          Instant.now().truncatedTo(ChronoUnit.SECONDS),
          processorName(),
          Runtime.getRuntime().availableProcessors(),
          Runtime.version().toString(),
          Files.getFileStore(directory).type(),
          loadNow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String processorName() throws IOException {
    if (Files.isReadable(PROCESSORS)) {
      for (String line : Files.readAllLines(PROCESSORS)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    }
    return System.getProperty("os.arch");
  }

  private static double loadNow() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** How busy the machine is now: of the last minute, so the measuring itself is in it. */
  static String loadText() {
    return String.format(Locale.ROOT, "Load of the machine at the end: %.1f", loadNow());
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%s, %s x %d, Java %s, %s, load before %.1f%n",
        time,
        processor,
        processors,
        java,
        disk,
        load);
  }

  String json(List<Figure> figures) {
    return JsonMapper.builder().build().writeValueAsString(new Result(this, figures));
  }
}
