package hitchpost.station.file;

import hitchpost.hal.driver.Drivers;
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
 */
public record StationFile(
    List<StationSection> stations, @Nullable ControlSection control, @Nullable Path messageLog) {
  public StationFile {
    stations = List.copyOf(stations);
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
}
