package hitchpost.simulator.bench;

import hitchpost.simulator.Command;
import hitchpost.simulator.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** {@code hitchpost bench}: measures what a station costs on this machine. */
public final class BenchCommand implements Command {
  private static final List<Benchmark> ALL =
      List.of(
          new BootTime(),
          new RoundTrips(RoundTripWork.Kind.HEARTBEAT),
          new RoundTrips(RoundTripWork.Kind.METER_VALUES),
          new DurableRecords(),
          new CompositeSchedules(),
          new Footprint());

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "measure what a station costs on this machine";
  }

  @Override
  public Options options() {
    String names = String.join(", ", ALL.stream().map(Benchmark::name).toList());
    Options options = new Options();
    options.addOption(null, "quick", false, "fewer repetitions");
    options.addOption(null, "json", false, "print one line of JSON instead of a table");
    options.addOption(
        Option.builder().longOpt("only").hasArg().argName("NAME").desc("one of " + names).get());
    options.addOption(
        Option.builder()
            .longOpt("directory")
            .hasArg()
            .argName("DIR")
            .desc("disk to measure on; where temporary files go when left out")
            .get());
    return options;
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    List<Benchmark> chosen = chosen(arguments.getOptionValue("only"));
    Path directory = directory(arguments.getOptionValue("directory"));
    boolean json = arguments.hasOption("json");
    List<Figure> figures = new ArrayList<>();
    try {
      Machine machine = Machine.at(directory);
      if (!json) {
        out.println(machine.text());
        Table.head(out);
      }
      for (Benchmark benchmark : chosen) {
        List<Figure> found = measure(benchmark, directory, arguments.hasOption("quick"));
        figures.addAll(found);
        if (!json) {
          out.println(benchmark.name());
          Table.print(found, out);
        }
      }
      if (json) {
        out.println(machine.json(figures));
      }
      return 0;
    } finally {
      Folder.delete(directory);
    }
  }

  private static List<Benchmark> chosen(@Nullable String only) {
    List<Benchmark> chosen =
        ALL.stream().filter(b -> only == null || b.name().equals(only)).toList();
    if (chosen.isEmpty()) {
      throw new UsageException("there is no benchmark '" + only + "'");
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
