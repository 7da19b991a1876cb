package hitchpost.simulator.doctor;

import hitchpost.simulator.Arguments;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.simulate.StationText;
import hitchpost.station.file.StationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** What the command {@code doctor} takes. */
final class DoctorOptions {
  private static final List<String> WITHOUT_FILE =
      List.of("csms", "ocpp", "password", "ca", "certificate", "key");
  private static final int USUAL_SECONDS = 30;
  private static final int MOST_SECONDS = 600;

  private final CommandLine arguments;

  DoctorOptions(CommandLine arguments) {
    this.arguments = arguments;
    refuseMixture();
  }

  static Options all() {
    return new OptionList()
        .value("config", "FILE", "station file, JSON or YAML (docs/station-file.md)")
        .value("csms", "URL", "without a file: ws:// or wss:// URL, the id is appended")
        .value("id", "ID", "identity of the station; with a file of several, which one")
        .value("ocpp", "VERSION", "without a file: version to speak, 1.6 when left out")
        .value("password", "TEXT", "without a file: password for basic authentication")
        .value("ca", "FILE", "without a file: root certificates of the CSMS, PEM")
        .value("certificate", "FILE", "without a file: certificate of the station, PEM")
        .value("key", "FILE", "without a file: its key, PEM")
        .flag("no-boot", "connect only, send no BootNotification")
        .value(
            "timeout",
            "SECONDS",
            "patience with the connection, and again with the answer; " + USUAL_SECONDS)
        .options();
  }

  private void refuseMixture() {
    Arguments.refuseWords(arguments);
    Arguments.requireOneDescription(arguments, WITHOUT_FILE);
    if (arguments.hasOption("certificate") != arguments.hasOption("key")) {
      throw new UsageException("--certificate and --key go together");
    }
    if (!seconds().matches("[1-9]\\d{0,2}") || Integer.parseInt(seconds()) > MOST_SECONDS) {
      throw new UsageException("--timeout takes seconds from 1 to " + MOST_SECONDS);
    }
  }

  private String seconds() {
    return arguments.getOptionValue("timeout", String.valueOf(USUAL_SECONDS));
  }

  /** What to call the station file in complaints. */
  String source() {
    return arguments.getOptionValue("config", "what the options say");
  }

  /** Whether what the CSMS has changed at the station counts. */
  boolean ofFile() {
    return arguments.hasOption("config");
  }

  /**
   * The stations to examine.
   *
   * @throws hitchpost.station.file.StationFileException with everything that is wrong
   */
  StationFile stationFile() {
    String config = arguments.getOptionValue("config");
    return config == null ? text().read() : StationFile.read(Arguments.path(config));
  }

  private StationText text() {
    var tls = new StationText.Tls(file("ca"), file("certificate"), file("key"));
    return StationText.of(
        arguments.getOptionValue("id"),
        arguments.getOptionValue("ocpp", "1.6"),
        new StationText.Csms(
            arguments.getOptionValue("csms"), arguments.getOptionValue("password")),
        1,
        tls,
        null);
  }

  private @Nullable String file(String option) {
    String name = arguments.getOptionValue(option);
    if (name == null) {
      return null;
    }
    Path file = Arguments.path(name).toAbsolutePath();
    if (!Files.isReadable(file)) {
      throw new UsageException("--" + option + ": there is no file " + name + " to read");
    }
    return file.toString();
  }

  /** Which station of the file; null for all of them. */
  @Nullable String id() {
    return arguments.getOptionValue("id");
  }

  boolean boot() {
    return !arguments.hasOption("no-boot");
  }

  Duration patience() {
    return Duration.ofSeconds(Integer.parseInt(seconds()));
  }
}
