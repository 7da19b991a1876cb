package hitchpost.station.file;

import hitchpost.hal.driver.Drivers;
import hitchpost.station.file.StationFileException.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a process runs: the checked content of a station file, every default filled in and every
 * path absolute.
 *
 * @param stations at least one; ids and storage directories are distinct
 * @param control where the control API listens; null when it is off
 * @param messageLog file for the OCPP messages of all stations; null when it is off
 * @param places where its fields stand
 */
public record StationFile(
    List<StationSection> stations,
    @Nullable ControlSection control,
    @Nullable Path messageLog,
    Places places) {
  public StationFile {
    stations = List.copyOf(stations);
  }

  /**
   * The one station of a file.
   *
   * @param source what to call the file in complaints
   * @throws StationFileException when there are more of them
   */
  public StationSection onlyStation(String source) {
    if (stations.size() != 1) {
      throw new StationFileException(
          source, List.of(problem("$.stations", "must be one: a program runs one station")));
    }
    return stations.getFirst();
  }

  /**
   * A mistake that showed when something was made of the file.
   *
   * @param path of a field, which may be missing
   * @param message what is wrong and what would be right; free of secrets
   */
  public Problem problem(String path, String message) {
    return new Problem(path, message, places.of(path));
  }

  /**
   * Reads a station file; {@code .json} is JSON, {@code .yaml} and {@code .yml} are YAML, anything
   * else is JSON when it begins like JSON.
   *
   * @throws StationFileException with everything that is wrong
   */
  public static StationFile read(Path file) {
    return read(file, Drivers::known);
  }

  /**
   * Reads a station file whose hardware may be of these types.
   *
   * @param drivers asked only when the file has hardware
   * @throws StationFileException with everything that is wrong
   */
  public static StationFile read(Path file, Supplier<Drivers> drivers) {
    return StationFileReader.read(file, drivers);
  }

  /**
   * Reads the text of a station file, JSON when it begins with a brace and a quote, and YAML
   * otherwise.
   *
   * @param folder what relative paths are relative to
   * @throws StationFileException with everything that is wrong
   */
  public static StationFile parse(String text, Path folder) {
    return parse(text, folder, Drivers::known);
  }

  /**
   * Reads the text of a station file whose hardware may be of these types.
   *
   * @param drivers asked only when the file has hardware
   * @throws StationFileException with everything that is wrong
   */
  public static StationFile parse(String text, Path folder, Supplier<Drivers> drivers) {
    return StationFileReader.parse(text, folder, drivers);
  }

  /**
   * A JSON schema of station files (draft 7), for editors: made of what the reader asks for.
   *
   * @param drivers whose devices a file may have
   * @return JSON with line breaks, the same for the same drivers
   */
  public static String schema(Drivers drivers) {
    return StationFileSchema.of(drivers);
  }
}
