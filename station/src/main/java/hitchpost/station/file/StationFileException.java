package hitchpost.station.file;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A station file is wrong; the message shows every mistake on a line of its own. */
public final class StationFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Place NOWHERE = new Place(0, 0);

  private final transient List<Problem> problems;

  /**
   * One mistake.
   *
   * @param path where, such as {@code $.evses[0].connectors[1].type}
   * @param message what is wrong and what would be right; free of secrets
   * @param place in the file, or that of what should have the field; null when unknown
   */
  public record Problem(String path, String message, @Nullable Place place) {
    @Override
    public String toString() {
      String where = place == null ? "" : place + ": ";
      return where + (path.equals(Paths.ROOT) ? "the file" : path) + " " + message;
    }
  }

  /**
   * For whoever reads, and for whoever finds that a station cannot be what it is to be.
   *
   * @param source what to call the file
   * @param problems at least one
   */
  public StationFileException(String source, List<Problem> problems) {
    super(message(source, inOrder(problems)));
    this.problems = inOrder(problems);
  }

  /** Those first that have no place. */
  private static List<Problem> inOrder(List<Problem> problems) {
    return problems.stream()
        .sorted(
            Comparator.comparing(problem -> problem.place() == null ? NOWHERE : problem.place()))
        .toList();
  }

  private static String message(String source, List<Problem> problems) {
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(Collectors.joining("", source + " is wrong:", ""));
  }

  /** All mistakes, at least one, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
