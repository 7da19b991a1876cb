package hitchpost.station.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A piece of a station file and the line where it begins, the same for JSON and YAML. */
sealed interface Node {
  int line();

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
  record Obj(Map<String, Field> fields, int line) implements Node {}

  /** A named field; {@code line} is where the name stands. */
  record Field(Node value, int line) {}

  record Items(List<Node> nodes, int line) implements Node {}

  record Text(String value, int line) implements Node {}

  record Num(BigDecimal value, int line) implements Node {}

  record Flag(boolean value, int line) implements Node {}

  record Nil(int line) implements Node {}
}
