package hitchpost.simulator.bench;

import hitchpost.simulator.Arguments;
import hitchpost.simulator.Command;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** {@code hitchpost bench}: measures what a station costs on this machine. */
public final class BenchCommand implements Command {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  private static final List<Benchmark> ALL =
      List.of(
          new BootTime(),
          new RoundTrips(RoundTripWork.Kind.HEARTBEAT),
          new RoundTrips(RoundTripWork.Kind.METER_VALUES),
          new DurableRecords(),
          new Versions(),
          new HardwareSpeed(),
          new CompositeSchedules(),
          new Footprint(),
          new WorldSpeed());

  /** Those that take too long to be run unasked. */
  private static final List<Benchmark> NAMED = List.of(new Replugs());

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "measure what a station costs on this machine, in some four minutes";
  }

  @Override
  public Options options() {
    return new OptionList()
        .value(
            "only",
            "NAMES",
            "some of "
                + names(ALL)
                + " and "
                + names(NAMED)
                + ", with commas between them; all but "
                + names(NAMED)
                + " when left out")
        .value("directory", "DIR", "disk to measure on; where temporary files go when left out")
        .flag("quick", "fewer repetitions, for a first look")
        .flag("json", "print one line of JSON instead of a table")
        .options();
  }

  private static String names(List<Benchmark> benchmarks) {
    return String.join(", ", benchmarks.stream().map(Benchmark::name).toList());
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    Arguments.refuseWords(arguments);
    List<Benchmark> chosen = chosen(arguments.getOptionValue("only"));
    Path directory = directory(arguments.getOptionValue("directory"));
    boolean quick = arguments.hasOption("quick");
    try {
      if (arguments.hasOption("json")) {
        json(chosen, directory, quick, out);
      } else {
        table(chosen, directory, quick, out);
      }
      return DONE;
    } catch (BenchException e) {
      out.println("hitchpost bench: " + e.getMessage());
      return FAILED;
    } finally {
      Folder.delete(directory);
    }
  }

  private static void json(List<Benchmark> chosen, Path directory, boolean quick, PrintStream out) {
    Machine machine = Machine.at(directory);
    List<Figure> figures = new ArrayList<>();
    chosen.forEach(benchmark -> figures.addAll(measure(benchmark, directory, quick)));
    out.println(machine.json(figures));
  }

  private static void table(
      List<Benchmark> chosen, Path directory, boolean quick, PrintStream out) {
    out.println(Machine.at(directory).text());
    Table.head(out);
    for (Benchmark benchmark : chosen) {
      Table.begin(benchmark, out);
      Table.print(measure(benchmark, directory, quick), out);
    }
    out.println();
    out.println(Machine.loadText());
  }

  private static List<Benchmark> chosen(@Nullable String only) {
    if (only == null) {
      return ALL;
    }
    List<Benchmark> chosen = new ArrayList<>();
    for (String name : only.split(",", -1)) {
      chosen.add(
          Stream.concat(ALL.stream(), NAMED.stream())
              .filter(benchmark -> benchmark.name().equals(name.strip()))
              .findFirst()
              .orElseThrow(() -> new UsageException("there is no benchmark '" + name + "'")));
    }
    return chosen;
  }

  private static List<Figure> measure(Benchmark benchmark, Path directory, boolean quick) {
    try {
      return benchmark.measure(Files.createDirectory(directory.resolve(benchmark.name())), quick);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(@Nullable String parent) {
    try {
      return parent == null
          ? Files.createTempDirectory("hitchpost-bench")
          : Files.createTempDirectory(Path.of(parent), "hitchpost-bench");
    } catch (IOException e) {
      throw new UsageException("nothing can be written there: " + e.getMessage());
    }
  }
}
