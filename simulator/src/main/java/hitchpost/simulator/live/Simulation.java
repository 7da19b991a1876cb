package hitchpost.simulator.live;

import hitchpost.core.types.Measurand;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.Premises;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.run.StationListener;
import hitchpost.station.run.TimeSource;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All simulated stations of a program, and what they share. */
public final class Simulation implements AutoCloseable {
  private final Premises premises;
  private final List<SimulatedStation> stations = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  /**
   * Prepares the stations.
   *
   * @param assembled of {@code file}
   * @param time of all stations
   * @throws UncheckedIOException when a directory cannot be used
   */
  public Simulation(StationFile file, List<Assembled> assembled, TimeSource time) {
    premises = new Premises(file, assembled);
    var means = new SharedMeans(premises.threads(), time, new SecureRandom()::nextLong);
    for (Assembled one : assembled) {
      var setup =
          StationSetups.of(one, premises.wire(), file.messageLog(), () -> ended.complete(null));
      var station = new SimulatedStation(setup, means);
      StationListener log = premises.messageLog(station.id());
      if (log != null) {
        station.listen(log);
      }
      stations.add(station);
    }
  }

  /** What the meters of the stations measure, for {@link StationAssembly}. */
  public static List<Measurand> offered(StationFile file) {
    return StationSetups.offered(file);
  }

  /**
   * Has everything told to a person.
   *
   * @param out takes lines without waiting
   * @param messages whether every OCPP message is told as well
   */
  public void narrate(Consumer<String> out, boolean messages) {
    for (SimulatedStation station : stations) {
      station.narrate(out, messages);
    }
  }

  /**
   * Starts all stations.
   *
   * @throws RuntimeException of the storage of a station, when it cannot be opened
   */
  public void start() {
    stations.forEach(SimulatedStation::start);
  }

  public List<SimulatedStation> stations() {
    return List.copyOf(stations);
  }

  /** Done when a station has ended the program, for a supervisor to start it again. */
  public CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /** The power switch of all stations. */
  @Override
  public void close() {
    stations.forEach(SimulatedStation::close);
    premises.close();
  }
}
