package hitchpost.station.file;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A station file is wrong; the message shows every mistake on a line of its own. */
public final class StationFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * One mistake.
   *
   * @param path where, such as {@code $.evses[0].connectors[1].type}
   * @param message what is wrong and what would be right; free of secrets
   * @param line in the file, from 1; empty when unknown
   */
  public record Problem(String path, String message, OptionalInt line) {
    @Override
    public String toString() {
      return (line.isPresent() ? "line " + line.getAsInt() + ": " : "") + path + " " + message;
    }
  }

  /**
   * For whoever reads, and for whoever finds that a station cannot be what it is to be.
   *
   * @param source what to call the file
   * @param problems at least one
   */
  public StationFileException(String source, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> "\n  " + problem)
            .collect(Collectors.joining("", source + " is wrong:", "")));
    this.problems = List.copyOf(problems);
  }

  /** All mistakes, at least one, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
