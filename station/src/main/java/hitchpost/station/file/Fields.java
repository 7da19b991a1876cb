package hitchpost.station.file;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one object. What is wrong becomes a problem and reads as missing; the fields
 * that were asked for are the known ones.
 */
final class Fields {
  private final String path;
  private final Place place;
  private final Map<String, Node.Field> fields;
  private final Problems problems;

  /** Whether this stands for something that is no object, which has been said already. */
  private final boolean muted;

  /** Hears what is asked when no file is read but the schema is made; otherwise null. */
  private final @Nullable Shape shape;

  private final Set<String> known = new LinkedHashSet<>();

  private Fields(
      String path,
      Place place,
      Map<String, Node.Field> fields,
      Problems problems,
      boolean muted,
      @Nullable Shape shape) {
    this.path = path;
    this.place = place;
    this.fields = fields;
    this.problems = problems;
    this.muted = muted;
    this.shape = shape;
  }

  /**
   * Fields of no file, which tell a shape what they are asked for; every field seems to be there.
   */
  static Fields recording(Shape shape) {
    return new Fields(Paths.ROOT, Place.BEGIN, Map.of(), new Problems(), true, shape);
  }

  /** The fields of a node, none if it is no object. */
  static Fields of(Node node, String path, Problems problems) {
    if (node instanceof Node.Obj object) {
      return new Fields(path, node.place(), object.fields(), problems, false, null);
    }
    problems.add(path, node.place(), "must be an object, not " + node.kind());
    return new Fields(path, node.place(), Map.of(), problems, true, null);
  }

  String path() {
    return path;
  }

  String path(String name) {
    return Paths.field(path, name);
  }

  boolean has(String name) {
    return shape != null || value(name) != null;
  }

  /** Whether a field is there; complains when it is not. */
  boolean needs(String name) {
    if (shape != null) {
      shape.need(name);
    } else if (!has(name)) {
      complain(name, "is missing");
      return false;
    }
    return true;
  }

  /** Says what a field is for, to whoever writes a file. */
  void describe(String name, String meaning) {
    if (shape != null) {
      shape.describe(name, meaning);
    }
  }

  /** Says what stands for a field that is left out, to whoever writes a file. */
  void usually(String name, Object otherwise) {
    if (shape != null) {
      shape.otherwise(name, otherwise);
    }
  }

  /**
   * The fields of an object in which a field has a certain value: the object itself, or, while a
   * schema is made, what belongs to that value only.
   */
  Fields variant(String field, String value) {
    return shape == null ? this : recording(shape.variant(field, value));
  }

  /** Whether a schema is made, so that everything possible has to be asked for. */
  boolean recorded() {
    return shape != null;
  }

  /** Whether a field is exactly this text. */
  boolean is(String name, String text) {
    if (shape != null) {
      shape.word(name, text);
    }
    return value(name) instanceof Node.Text(String value, _) && value.equals(text);
  }

  /** Every name in the object, in the order of the file. */
  Set<String> names() {
    return shape == null ? fields.keySet() : Set.of(Shape.ANY);
  }

  /** Complains about a field, or about the object when the field is not there. */
  void complain(String name, String message) {
    Node.Field field = fields.get(name);
    if (!muted) {
      problems.add(path(name), field == null ? place : field.place(), message);
    }
  }

  /** Complains about the object as a whole. */
  void complain(String message) {
    problems.add(path, place, message);
  }

  /** Complains about an entry of a list. */
  void complain(String name, int index, String message) {
    problems.add(Paths.item(path(name), index), items(name).get(index).place(), message);
  }

  /** Complains about every field that was not asked for. */
  void refuseOthers() {
    for (String name : unknown()) {
      complain(name, "is no known field" + Nearest.hintOrAll(name, known));
    }
  }

  /** Complains about every field that was not asked for, in these words. */
  void refuseOthers(String message) {
    for (String name : unknown()) {
      complain(name, message);
    }
  }

  private List<String> unknown() {
    return fields.keySet().stream().filter(name -> !known.contains(name)).toList();
  }

  /** A sub-object, empty if it is missing. */
  Fields object(String name) {
    if (shape != null) {
      return recording(shape.object(name));
    }
    Node node = value(name);
    return node == null
        ? new Fields(path(name), place, Map.of(), problems, muted, null)
        : of(node, path(name), problems);
  }

  /** The objects of a list, none if it is missing. */
  List<Fields> objects(String name, int max) {
    if (shape != null) {
      return List.of(recording(shape.objects(name, max)));
    }
    List<Fields> objects = new ArrayList<>();
    List<Node> nodes = items(name, max);
    for (int i = 0; i < nodes.size(); i++) {
      objects.add(of(nodes.get(i), Paths.item(path(name), i), problems));
    }
    return objects;
  }

  /** A list of texts, none if it is missing; an entry that is no text is null. */
  List<@Nullable String> texts(String name, int max) {
    if (shape != null) {
      shape.texts(name, max);
    }
    List<@Nullable String> texts = new ArrayList<>();
    for (Node node : items(name, max)) {
      if (node instanceof Node.Text(String value, _)) {
        texts.add(value);
      } else {
        complainOfKind(Paths.item(path(name), texts.size()), node, "text");
        texts.add(null);
      }
    }
    return texts;
  }

  /** A text of 1 to {@code max} printable characters; null if missing. */
  @Nullable String text(String name, int max) {
    if (shape != null) {
      shape.field(name, "string", "minLength", 1, "maxLength", max);
    }
    String text = anyText(name, max);
    if (text != null && (text.isEmpty() || text.chars().anyMatch(Character::isISOControl))) {
      complain(name, text.isEmpty() ? "is empty" : "has a line break or another control character");
      return null;
    }
    return text;
  }

  /** A text of at most {@code max} characters; null if missing. */
  @Nullable String anyText(String name, int max) {
    if (shape != null) {
      shape.field(name, "string", "maxLength", max);
    }
    Node node = value(name);
    if (node == null) {
      return null;
    }
    if (!(node instanceof Node.Text(String text, _))) {
      complainOfKind(path(name), node, "text");
      return null;
    }
    if (text.length() > max) {
      complain(name, "has " + text.length() + " characters, at most " + max + " are allowed");
      return null;
    }
    return text;
  }

  /** A text that must be there. */
  String neededText(String name, int max) {
    needs(name);
    String text = text(name, max);
    return text == null ? "" : text;
  }

  /** A text that is never shown. */
  @Nullable Secret secret(String name, int max) {
    String text = text(name, max);
    return text == null ? null : new Secret(text);
  }

  /** A path, made absolute; null if missing. */
  @Nullable Path file(String name, Path folder) {
    String text = text(name, 4096);
    if (text == null) {
      return null;
    }
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException e) {
      complain(name, "is no path of this system");
      return null;
    }
  }

  boolean flag(String name, boolean otherwise) {
    if (shape != null) {
      shape.field(name, "boolean", "default", otherwise);
    }
    Node node = value(name);
    if (node == null || node instanceof Node.Flag) {
      return node instanceof Node.Flag flag ? flag.value() : otherwise;
    }
    complainOfKind(path(name), node, "true or false");
    return otherwise;
  }

  /** A whole number. */
  int integer(String name, int min, int max, int otherwise) {
    Integer value = integer(name, min, max);
    usually(name, otherwise);
    return value == null ? otherwise : value;
  }

  /** A whole number; null if missing. */
  @Nullable Integer integer(String name, int min, int max) {
    if (shape != null) {
      shape.field(name, "integer", "minimum", min, "maximum", max);
    }
    BigDecimal value = number(name, min, max, 0);
    return value == null ? null : value.intValueExact();
  }

  /** A number with at most three decimals, in thousandths. */
  long thousandths(String name, long min, long max, long otherwise) {
    if (shape != null) {
      BigDecimal usual = BigDecimal.valueOf(otherwise, 3).stripTrailingZeros();
      shape.field(name, "number", "minimum", min, "maximum", max, "default", usual);
    }
    BigDecimal value = number(name, min, max, 3);
    return value == null ? otherwise : value.movePointRight(3).longValueExact();
  }

  /** The constant that is spelled so; {@code word} says what is chosen, such as "an attribute". */
  <E> @Nullable E choice(
      String name, String word, List<E> constants, Function<E, String> spelling) {
    if (shape != null) {
      shape.choice(name, constants.stream().map(spelling).toList());
    }
    String text = text(name, 100);
    if (text == null) {
      return null;
    }
    E chosen = choose(text, constants, spelling);
    if (chosen == null) {
      complain(name, mischoice(text, word, constants.stream().map(spelling).toList()));
    }
    return chosen;
  }

  static <E> @Nullable E choose(String text, List<E> constants, Function<E, String> spelling) {
    return constants.stream().filter(c -> spelling.apply(c).equals(text)).findFirst().orElse(null);
  }

  /** What to say about a word that is none of the possible ones. */
  static String mischoice(String text, String word, List<String> spellings) {
    return "\"" + text + "\" is not " + word + Nearest.hintOrAll(text, spellings);
  }

  private @Nullable BigDecimal number(String name, long min, long max, int decimals) {
    Node node = value(name);
    if (node == null) {
      return null;
    }
    if (!(node instanceof Node.Num(BigDecimal value, _))) {
      complainOfKind(path(name), node, "a number");
      return null;
    }
    // Compared before anything is computed with it: 1e999999 is easily written.
    if (value.compareTo(BigDecimal.valueOf(min)) < 0
        || value.compareTo(BigDecimal.valueOf(max)) > 0) {
      complain(name, "must be " + min + " to " + max);
      return null;
    }
    if (value.stripTrailingZeros().scale() > decimals) {
      complain(
          name,
          decimals == 0 ? "must be a whole number" : "has more than " + decimals + " decimals");
      return null;
    }
    return value;
  }

  private List<Node> items(String name, int max) {
    List<Node> nodes = items(name);
    if (nodes.size() > max) {
      complain(name, "has " + nodes.size() + " entries, at most " + max + " are allowed");
      return List.of();
    }
    return nodes;
  }

  private List<Node> items(String name) {
    Node node = value(name);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Node.Items(List<Node> nodes, _))) {
      complainOfKind(path(name), node, "a list");
      return List.of();
    }
    return nodes;
  }

  private void complainOfKind(String at, Node node, String wanted) {
    boolean unquoted =
        wanted.equals("text") && (node instanceof Node.Num || node instanceof Node.Flag);
    problems.add(
        at,
        node.place(),
        "must be " + wanted + ", not " + node.kind() + (unquoted ? "; put quotes around it" : ""));
  }

  /** The value of a field that counts as known from now on; null also stands for a JSON null. */
  private @Nullable Node value(String name) {
    known.add(name);
    Node.Field field = fields.get(name);
    return field == null || field.value() instanceof Node.Nil ? null : field.value();
  }
}
