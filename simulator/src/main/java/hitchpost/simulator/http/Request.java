package hitchpost.simulator.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a handler is asked, apart from the body.
 *
 * @param path the values of the names in the pattern, with their escapes resolved
 * @param query the parameters after the question mark; a route's own names only
 * @param lastEventId what a caller of events has seen already
 */
public record Request(
    Map<String, String> path, Map<String, String> query, OptionalLong lastEventId) {
  public Request {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
  }

  /**
   * The value of a name in the pattern.
   *
   * @throws IllegalArgumentException when the pattern has no such name
   */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the pattern has no {" + name + "}");
    }
    return value;
  }

  /**
   * The same as a number, from 0 to 999 999 999.
   *
   * @throws Problem 404 when it is none: there is no thing with this number
   */
  public int number(String name) {
    String value = path(name);
    if (!value.matches("\\d{1,9}")) {
      throw Problem.notFound("there is no " + name + " of this number");
    }
    return Integer.parseInt(value);
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /**
   * A parameter of the query that lists words, like {@code types=state,ocpp}.
   *
   * @throws Problem 400 when one of them is not among those known
   */
  public Set<String> words(String name, Set<String> known) {
    var words = new TreeSet<>(List.of(query.getOrDefault(name, "").split(",")));
    words.remove("");
    for (String word : words) {
      if (!known.contains(word)) {
        throw Problem.badRequest(
            name + " has " + word + ", which is none of " + String.join(", ", known));
      }
    }
    return words;
  }
}
