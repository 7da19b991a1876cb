package hitchpost.simulator.csms;

import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Request;
import java.util.Optional;

/** Reads parameters of a query that are more than text. */
final class Queries {
  private Queries() {}

  /** A number within bounds; anything else is a 400. */
  static Optional<Integer> whole(Request request, String name, int min, int max) {
    Optional<String> text = request.query(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean number = text.get().matches("\\d{1,10}");
    long value = number ? Long.parseLong(text.get()) : -1;
    if (value < min || value > max) {
      throw Problem.badField(name, "wanted is a number from " + min + " to " + max);
    }
    return Optional.of((int) value);
  }

  /** True or false; anything else is a 400. */
  static Optional<Boolean> flag(Request request, String name) {
    return request
        .query(name)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw Problem.badField(name, "wanted is true or false");
            });
  }
}
