package hitchpost.ocpp16.messages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The official JSON schemas, which are no part of this project. */
final class Schemas {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Schemas() {}

  /** A request or response with its record and its schema. */
  record Message(String name, Class<? extends Record> type, JsonNode schema) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The folder of {@code -Docpp.schemas}, by default {@code ../shared/schemas} beside the project;
   * the calling test is skipped where there is none.
   */
  static Path folder() {
    return folder("ocpp16");
  }

  private static Path folder(String name) {
    Path project = Path.of("..");
    Path folder = project.resolve(System.getProperty("ocpp.schemas", "../shared/schemas"));
    assumeTrue(
        Files.isDirectory(folder.resolve(name)),
        () -> "no OCPP schemas in " + folder + ", name their folder with -Docpp.schemas=DIR");
    return folder.resolve(name);
  }

  /** Every request and response of OCPP 1.6. */
  static List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    for (Action action : Action.values()) {
      Path folder = folder(folderOf(action));
      messages.add(message(folder, action.wire() + "Request", action.request()));
      messages.add(message(folder, action.wire() + "Response", action.response()));
    }
    return messages;
  }

  private static String folderOf(Action action) {
    return action.profile() == Action.Profile.SECURITY ? "ocpp16-security" : "ocpp16";
  }

  private static Message message(Path folder, String name, Class<? extends Record> type) {
    return new Message(
        name, type, resolved(JSON.readTree(folder.resolve(name + ".json").toFile())));
  }

  /** The schema with every reference replaced by what it refers to. */
  private static JsonNode resolved(JsonNode schema) {
    JsonNode definitions = schema.path("definitions");
    ObjectNode copy = (ObjectNode) schema.deepCopy();
    copy.remove("definitions");
    copy.withObjectProperty("properties");
    replaceReferences(copy, definitions);
    return copy;
  }

  private static void replaceReferences(JsonNode node, JsonNode definitions) {
    for (Map.Entry<String, JsonNode> field : List.copyOf(node.properties())) {
      JsonNode value = field.getValue();
      if (value.has("$ref")) {
        String name = value.get("$ref").stringValue().replace("#/definitions/", "");
        value = definitions.get(name).deepCopy();
        ((ObjectNode) node).set(field.getKey(), value);
      }
      replaceReferences(value, definitions);
    }
  }

  /** The names of all schema files, sorted, without their ending. */
  static List<String> fileNames() {
    return Stream.of("ocpp16", "ocpp16-security")
        .flatMap(name -> Stream.of(folder(name).toFile().list()))
        .map(file -> file.replace(".json", ""))
        .sorted()
        .toList();
  }

  /** The text elements of an array, an absent one counting as empty. */
  static List<String> texts(JsonNode object, String field) {
    JsonNode array = object.get(field);
    if (array == null) {
      return List.of();
    }
    String[] texts = array.valueStream().map(JsonNode::stringValue).toArray(String[]::new);
    return Arrays.asList(texts);
  }
}
