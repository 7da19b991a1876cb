package hitchpost.simulator.octt;

import hitchpost.core.message.MessageCodec;
import hitchpost.simulator.Arguments;
import hitchpost.simulator.Columns;
import hitchpost.simulator.Command;
import hitchpost.simulator.Main;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.Version;
import hitchpost.simulator.live.Simulation;
import hitchpost.simulator.simulate.StationText;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** {@code hitchpost octt answers}: what to answer in the questionnaire of a certification. */
public final class OcttCommand implements Command {
  private static final List<Questionnaire> QUESTIONNAIRES =
      List.of(new Questionnaire16(), new Questionnaire201());

  private static final Columns ANSWERS = new Columns(50);
  private static final Columns REASONS = new Columns(52);

  /** The answers of one station, for machines. */
  public record Answers(String ocpp, String station, List<Answer> answers) {}

  @Override
  public String name() {
    return "octt";
  }

  @Override
  public String summary() {
    return "'octt answers': what this station answers in the questionnaire of a certification";
  }

  @Override
  public Options options() {
    return new OptionList()
        .value("ocpp", "VERSION", "whose questionnaire: " + versions() + "; 1.6 when left out")
        .value("config", "FILE", "station file; a station with one EVSE when left out")
        .value("id", "ID", "which station of a file with several")
        .flag("json", "as JSON")
        .options();
  }

  private static String versions() {
    return QUESTIONNAIRES.stream().map(Questionnaire::version).collect(Collectors.joining(", "));
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    if (!arguments.getArgList().equals(List.of("answers"))) {
      throw new UsageException("knows one thing to do: hitchpost octt answers");
    }
    Questionnaire questions = questionnaire(arguments.getOptionValue("ocpp", "1.6"));
    Assembled station = station(arguments, questions.version());
    var answers =
        new Answers(questions.version(), station.section().stationId(), questions.answers(station));
    if (arguments.hasOption("json")) {
      out.println(MessageCodec.write(answers));
    } else {
      print(answers, out);
    }
    return Main.DONE;
  }

  private static Questionnaire questionnaire(String version) {
    return QUESTIONNAIRES.stream()
        .filter(one -> one.version().equals(version))
        .findFirst()
        .orElseThrow(() ->
            new UsageException("--ocpp " + version + ": there are answers for " + versions()));
  }

  private static Assembled station(CommandLine arguments, String version) {
    String config = arguments.getOptionValue("config");
    String id = arguments.getOptionValue("id");
    if (config == null && id != null) {
      throw new UsageException("--id picks a station of a file; name the file with --config");
    }
    String source = config == null ? "a station with one EVSE" : config;
    try {
      StationFile file =
          config == null ? usual(version).read() : StationFile.read(Arguments.path(config));
      List<Assembled> stations =
          StationAssembly.of(file, source, Version.buildTime(), Simulation.offered(file));
      Assembled station = pick(stations, id, source);
      boolean speaks =
          station.section().ocppVersions().stream().anyMatch(v -> v.text().equals(version));
      if (!speaks) {
        throw new UsageException(
            station.section().stationId() + " of " + source + " does not speak OCPP " + version);
      }
      return station;
    } catch (StationFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Assembled pick(List<Assembled> stations, @Nullable String id, String source) {
    if (id == null && stations.size() > 1) {
      throw new UsageException(source + " has several stations: pick one with --id");
    }
    return stations.stream()
        .filter(station -> id == null || station.section().stationId().equals(id))
        .findFirst()
        .orElseThrow(() -> new UsageException("--id " + id + ": " + source + " has none such"));
  }

  private static StationText usual(String version) {
    var csms = new StationText.Csms("ws://127.0.0.1", null);
    return StationText.of("CP1", version, csms, 1, null, null);
  }

  private static void print(Answers answers, PrintStream out) {
    out.println("OCPP " + answers.ocpp() + ", station " + answers.station());
    String topic = "";
    for (Answer answer : answers.answers()) {
      if (!answer.topic().equals(topic)) {
        topic = answer.topic();
        out.println();
        out.println(topic);
      }
      ANSWERS.print(answer.feature(), answer.answer(), out);
      if (!answer.from().equals(answer.feature())) {
        REASONS.print("", "from " + answer.from(), out);
      }
      if (!answer.cases().isEmpty()) {
        REASONS.print("", String.join(" ", answer.cases()), out);
      }
    }
  }
}
