package hitchpost.simulator.simulate;

import hitchpost.simulator.Arguments;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.station.file.StationFile;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** What the command {@code simulate} takes. */
final class SimulateOptions {
  private static final List<String> WITHOUT_FILE =
      List.of("csms", "id", "ocpp", "password", "storage", "evses");

  private static final List<String> CARDS = List.of("04A2B3C4", "04D5E6F7");

  private final CommandLine arguments;

  SimulateOptions(CommandLine arguments) {
    this.arguments = arguments;
    refuseMixture();
  }

  static Options all() {
    return new OptionList()
        .value("config", "FILE", "station file, JSON or YAML (docs/station-file.md)")
        .value("csms", "URL", "without a file: ws:// or wss:// URL, the id is appended")
        .value("id", "ID", "without a file: identity of the station")
        .value("ocpp", "VERSION", "without a file: version to speak, 1.6 when left out")
        .value("password", "TEXT", "without a file: password for basic authentication")
        .value("evses", "N", "without a file: number of EVSEs, 1 when left out")
        .value(
            "storage",
            "DIR",
            "without a file: where everything is kept that must survive; ID below"
                + " ~/.local/state/hitchpost when left out")
        .value(
            "control", "ADDRESS", "HOST:PORT of the control API, or off; 127.0.0.1:0 = a free port")
        .flag("log-messages", "also print every OCPP message")
        .flag("factory-reset", "empty the storage first")
        .value("time-lapse", "FACTOR", "live so many times as fast: clocks, timers, charging")
        .flag("interactive", "keys act on the stations, at a terminal")
        .value(
            "cards",
            "TOKEN,TOKEN",
            "tokens of the keys c and d, " + String.join(",", CARDS) + " when left out")
        .options();
  }

  private void refuseMixture() {
    Arguments.refuseWords(arguments);
    Arguments.requireOneDescription(arguments, WITHOUT_FILE);
  }

  /** What to call the station file in complaints. */
  String source() {
    return arguments.getOptionValue("config", "what the options say");
  }

  /**
   * The stations to simulate.
   *
   * @throws hitchpost.station.file.StationFileException with everything that is wrong
   */
  StationFile stationFile() {
    String config = arguments.getOptionValue("config");
    if (config != null) {
      return StationFile.read(Arguments.path(config));
    }
    return text().read();
  }

  boolean factoryReset() {
    return arguments.hasOption("factory-reset");
  }

  boolean interactive() {
    return arguments.hasOption("interactive");
  }

  /** The card and the other card of the keyboard. */
  List<String> cards() {
    List<String> cards =
        List.of(arguments.getOptionValue("cards", String.join(",", CARDS)).split(","));
    if (cards.size() > 2 || cards.stream().anyMatch(String::isBlank)) {
      throw new UsageException("--cards takes one token, or two with a comma between them");
    }
    return cards;
  }

  boolean messages() {
    return arguments.hasOption("log-messages");
  }

  /** Where the control API is to listen, whatever the file says. */
  @Nullable String control() {
    return arguments.getOptionValue("control");
  }

  int timeLapse() {
    return number("time-lapse", 1, 100_000, 1);
  }

  private StationText text() {
    String storage = arguments.getOptionValue("storage");
    return StationText.of(
        arguments.getOptionValue("id"),
        arguments.getOptionValue("ocpp", "1.6"),
        new StationText.Csms(
            arguments.getOptionValue("csms"), arguments.getOptionValue("password")),
        number("evses", 1, 64, 1),
        null,
        storage == null ? null : Arguments.path(storage));
  }

  private int number(String option, int min, int max, int otherwise) {
    String text = arguments.getOptionValue(option);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
      throw new UsageException("--" + option + " takes a number from " + min + " to " + max);
    }
    return Integer.parseInt(text);
  }
}
