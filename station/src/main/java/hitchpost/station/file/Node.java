package hitchpost.station.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A piece of a station file and the place where it begins, the same for JSON and YAML. */
sealed interface Node {
  Place place();

  /** What it is, as in "must be text, not a number". */
  default String kind() {
    return switch (this) {
      case Obj _ -> "an object";
      case Items _ -> "a list";
      case Text _ -> "text";
      case Num _ -> "a number";
      case Flag _ -> "true or false";
      case Nil _ -> "null";
    };
  }

  /** Fields in the order of the file. */
  record Obj(Map<String, Field> fields, Place place) implements Node {}

  /** A named field; {@code place} is where the name stands. */
  record Field(Node value, Place place) {}

  record Items(List<Node> nodes, Place place) implements Node {}

  record Text(String value, Place place) implements Node {}

  record Num(BigDecimal value, Place place) implements Node {}

  record Flag(boolean value, Place place) implements Node {}

  record Nil(Place place) implements Node {}
}
