package hitchpost.simulator.doctor;

import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.Way;
import hitchpost.simulator.Columns;
import hitchpost.simulator.Command;
import hitchpost.simulator.Main;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.Version;
import hitchpost.simulator.csms.Paint;
import hitchpost.simulator.live.Simulation;
import hitchpost.station.doctor.Doctor;
import hitchpost.station.doctor.Finding;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.journal.JournalException;
import hitchpost.station.journal.SqliteJournal;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code hitchpost doctor}: tells why a station cannot connect, and what to do about it. */
public final class DoctorCommand implements Command {
  private static final Columns COLUMNS = new Columns(23);

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "why a station cannot connect to its CSMS, and what to do about it";
  }

  @Override
  public Options options() {
    return DoctorOptions.all();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    var options = new DoctorOptions(arguments);
    List<Assembled> stations = stations(options);
    boolean healthy = true;
    try {
      for (Assembled station : stations) {
        Snapshot snapshot = options.ofFile() ? journal(station) : Snapshot.empty();
        var doctor = new Doctor(station, snapshot, InstantSource.system());
        healthy &= examine(station, doctor, options, out);
      }
    } catch (JournalException e) {
      out.println("hitchpost doctor: " + e.getMessage());
      out.println("The log of a running station says in the same words why it cannot connect.");
      return Main.FAILED;
    }
    return healthy ? Main.DONE : Main.FAILED;
  }

  private static List<Assembled> stations(DoctorOptions options) {
    try {
      StationFile file = options.stationFile();
      String id = options.id();
      List<Assembled> stations =
          StationAssembly.of(file, options.source(), Version.buildTime(), Simulation.offered(file))
              .stream()
              .filter(station -> id == null || station.section().stationId().equals(id))
              .toList();
      if (stations.isEmpty()) {
        throw new UsageException("--id " + id + ": " + options.source() + " has no such station");
      }
      return stations;
    } catch (StationFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** What the CSMS has changed since the file was written: passwords, the security profile. */
  private static Snapshot journal(Assembled station) {
    Path directory = station.section().storageDirectory();
    if (!Files.exists(directory.resolve("station.db"))) {
      return Snapshot.empty();
    }
    try (var journal = SqliteJournal.open(directory)) {
      return journal.load();
    }
  }

  private static boolean examine(
      Assembled station, Doctor doctor, DoctorOptions options, PrintStream out) {
    Paint paint = Paint.ofThisTerminal();
    if (!doctor.looksAtStation(finding -> print(finding, paint, out))) {
      out.println(verdict(0, 1));
      return false;
    }
    int good = 0;
    for (Way way : doctor.ways()) {
      out.println(
          "%s at %s, security profile %d"
              .formatted(station.section().stationId(), way.url(), way.securityProfile()));
      boolean through =
          doctor.goes(
              way, options.boot(), options.patience(), finding -> print(finding, paint, out));
      good += through ? 1 : 0;
    }
    out.println(verdict(good, doctor.ways().size()));
    return good == doctor.ways().size();
  }

  private static String verdict(int good, int ways) {
    if (good == 0) {
      return "The station cannot work with its CSMS.";
    }
    return good == ways
        ? "The station can connect."
        : "The station can connect, but only on " + good + " of " + ways + " ways.";
  }

  private static void print(Finding finding, Paint paint, PrintStream out) {
    String sign =
        switch (finding.level()) {
          case GOOD -> "ok    ";
          case NOTE -> "note  ";
          case BAD -> "WRONG ";
        };
    COLUMNS.print(sign + " " + finding.step().label(), finding.words(), out);
    String remedy = finding.trouble().remedy();
    if (!remedy.isEmpty()) {
      COLUMNS.print("", paint.strong("What to do: ") + remedy + ".", out);
    }
  }
}
