package hitchpost.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of the same Java with the options that the launcher gives to a running station. */
final class Child implements AutoCloseable {
  private static final int SECONDS = 600;
  private static final int END_SECONDS = 10;
  private static final int LOOK_MILLIS = 20;

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a class with a main method.
   *
   * @param output file that gets what it prints
   * @param options further ones of the JVM
   */
  static Child start(Path output, List<String> options, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ofStations(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new Child(started, output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a process", e);
    }
  }

  /** Whether this program, and therefore each of its children, was started with an AOT cache. */
  static boolean hasStartUpCache() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(option -> option.startsWith("-XX:AOTCache="));
  }

  /** The launcher adds full compilation for this command; stations run without. */
  private static List<String> ofStations(List<String> own) {
    return own.stream().filter(option -> !option.equals("-XX:TieredStopAtLevel=4")).toList();
  }

  /**
   * Has something measured in a process of its own, and gives the figures.
   *
   * @param options further ones of the JVM
   * @throws BenchException when that failed
   */
  static Findings measure(Path directory, List<String> options, List<String> arguments) {
    Path output = directory.resolve("output.txt");
    try (Child child = start(output, options, MeasuredProcess.class.getName(), arguments)) {
      child.awaitEnd(SECONDS);
      return new Findings(Report.read(child.printed().lines().toList()));
    }
  }

  /**
   * Waits until it has ended by itself.
   *
   * @throws BenchException when it does not, or fails
   */
  void awaitEnd(int seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new BenchException("a measured process failed:\n" + printed());
      }
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /**
   * Waits until it has printed something, and gives the first group of it.
   *
   * @throws BenchException when it does not
   */
  String awaitPrinted(Pattern wanted, int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() - end < 0) {
      Matcher found = wanted.matcher(printed());
      if (found.find()) {
        return found.group(1);
      }
      Waiting.millis(LOOK_MILLIS);
    }
    throw new BenchException("not printed: " + wanted + "\n" + printed());
  }

  long pid() {
    return process.pid();
  }

  /** Processor time that it has used so far; 0 where the system does not tell. */
  double cpuMillis() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  /** What it has printed so far. */
  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what a process printed", e);
    }
  }

  /** Ends it, as a service manager would. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
