package hitchpost.simulator.demo;

import hitchpost.simulator.Command;
import hitchpost.simulator.Main;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.csms.Paint;
import hitchpost.station.file.OcppVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code hitchpost demo}. */
public final class DemoCommand implements Command {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "a simulated station charges a car against the test CSMS, with a bill at the end";
  }

  @Override
  public Options options() {
    return new OptionList()
        .flag("keep", "leave station and CSMS running afterwards, and tell what to try")
        .value("ocpp", "VERSION", "the version to speak: 1.6 (when left out) or 2.0.1")
        .value(
            "storage",
            "DIR",
            "where the station keeps what must survive (default: a folder that is removed"
                + " at the end); a session that was killed there is ended properly")
        .options();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    String spoken = arguments.getOptionValue("ocpp", "1.6");
    OcppVersion version =
        OcppVersion.of(spoken)
            .orElseThrow(
                () -> new UsageException("--ocpp " + spoken + ": the demo speaks 1.6 and 2.0.1"));
    String storage = arguments.getOptionValue("storage");
    Path directory = storage == null ? temporary() : made(Path.of(storage));
    try (var demo = new Demo(directory, version, out, Paint.ofThisTerminal())) {
      boolean right = demo.play();
      if (right && arguments.hasOption("keep")) {
        demo.keepRunning();
      }
      return right ? Main.DONE : Main.FAILED;
    } finally {
      if (storage == null) {
        remove(directory);
      }
    }
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException refused) {
      throw new UsageException("--storage " + directory + ": this folder cannot be made");
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("hitchpost-demo-");
    } catch (IOException refused) {
      throw new UncheckedIOException("no folder for temporary files", refused);
    }
  }

  private static void remove(Path directory) {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // What is left lies in the folder for temporary files.
    }
  }
}
