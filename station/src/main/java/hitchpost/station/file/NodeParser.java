package hitchpost.station.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads JSON or YAML into nodes. Nothing of the text is repeated in what it complains about. */
final class NodeParser {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(16)
          .maxStringLength(100_000)
          .maxNameLength(1000)
          .maxNumberLength(40)
          .build();

  private final JsonParser parser;
  private final Places places;
  private final Problems problems;

  private NodeParser(JsonParser parser, Places places, Problems problems) {
    this.parser = parser;
    this.places = places;
    this.problems = problems;
  }

  /**
   * The only document in the text; null when there is none that can be read.
   *
   * @param places learns where everything stands
   */
  static @Nullable Node parse(String text, boolean json, Places places, Problems problems) {
    TokenStreamFactory factory =
        json
            ? JsonFactory.builder().streamReadConstraints(LIMITS).build()
            : YAMLFactory.builder().streamReadConstraints(LIMITS).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      return new NodeParser(parser, places, problems).document(json);
    }
  }

  private @Nullable Node document(boolean json) {
    try {
      return document();
    } catch (JacksonException e) {
      @Nullable TokenStreamLocation at = e.getLocation();
      problems.add(
          Paths.ROOT, place(at == null ? parser.currentLocation() : at), complaint(json, e));
      return null;
    }
  }

  private @Nullable Node document() {
    if (parser.nextToken() == null) {
      problems.add(Paths.ROOT, Place.BEGIN, "is empty");
      return null;
    }
    Node root = node(Paths.ROOT);
    if (parser.nextToken() != null) {
      problems.add(Paths.ROOT, place(), "ends before this; only one document is allowed");
    }
    return root;
  }

  private Node node(String path) {
    Place place = place();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(path, place);
      case START_ARRAY -> items(path, place);
      case VALUE_TRUE -> new Node.Flag(true, place);
      case VALUE_FALSE -> new Node.Flag(false, place);
      case VALUE_NULL -> new Node.Nil(place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path, place);
      default -> text(path, place);
    };
  }

  private Node object(String path, Place place) {
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String fieldPath = Paths.field(path, name);
      Place fieldPlace = place();
      places.put(fieldPath, fieldPlace);
      parser.nextToken();
      var field = new Node.Field(node(fieldPath), fieldPlace);
      if (fields.putIfAbsent(name, field) != null) {
        problems.add(fieldPath, fieldPlace, "appears twice");
      }
    }
    return new Node.Obj(fields, place);
  }

  private Node items(String path, Place place) {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String itemPath = Paths.item(path, items.size());
      places.put(itemPath, place());
      items.add(node(itemPath));
    }
    return new Node.Items(items, place);
  }

  private Node text(String path, Place place) {
    if (parser instanceof YAMLParser yaml) {
      if (yaml.isCurrentAlias()) {
        problems.add(path, place, "is an alias; aliases are not supported");
      } else if (yaml.getString().equals("~")) {
        problems.add(path, place, "is a tilde; write null, or leave the field out");
      }
    }
    return new Node.Text(parser.getString(), place);
  }

  private Node number(String path, Place place) {
    try {
      return new Node.Num(parser.getDecimalValue(), place);
    } catch (JacksonException | NumberFormatException e) {
      problems.add(path, place, "is no usable number");
      return new Node.Num(BigDecimal.ZERO, place);
    }
  }

  private Place place() {
    return place(parser.currentTokenLocation());
  }

  private static Place place(TokenStreamLocation location) {
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** What the parser says may quote the file, and so a password: that part is left out. */
  private static String complaint(boolean json, JacksonException e) {
    String said = String.valueOf(e.getOriginalMessage());
    if (json) {
      said =
          said.replaceFirst("(?s)Unrecognized token '.*'(?=: was)", "Unrecognized word")
              .replaceFirst("(?s) \\(start marker.*", "")
              .replaceFirst(", from `[^`]*`", "");
      return "is no JSON here: " + said;
    }
    String lines =
        said.lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .collect(Collectors.joining(", "));
    return "is no YAML here: " + lines;
  }
}
