package hitchpost.ocpp16.messages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    Path project = Path.of("..");
    Path folder = project.resolve(System.getProperty("ocpp.schemas", "../shared/schemas"));
    assumeTrue(
        Files.isDirectory(folder.resolve("ocpp16")),
        () -> "no OCPP schemas in " + folder + ", name their folder with -Docpp.schemas=DIR");
    return folder.resolve("ocpp16");
  }

  /** Every request and response of OCPP 1.6. */
  static List<Message> messages() {
    Path folder = folder();
    List<Message> messages = new ArrayList<>();
    for (Action action : Action.values()) {
      messages.add(message(folder, action.wire() + "Request", action.request()));
      messages.add(message(folder, action.wire() + "Response", action.response()));
    }
    return messages;
  }

  private static Message message(Path folder, String name, Class<? extends Record> type) {
    return new Message(name, type, JSON.readTree(folder.resolve(name + ".json").toFile()));
  }

  /** The names of all schema files, sorted, without their ending. */
  static List<String> fileNames() {
    return Stream.of(folder().toFile().list())
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
