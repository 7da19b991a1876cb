package hitchpost.core.schema;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The official JSON schemas, which are no part of this project, from {@code -Docpp.schemas=DIR}; a
 * test that asks for one is skipped, saying so, where they are missing.
 */
public final class OfficialSchemas {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FOLDER =
      Path.of(System.getProperty("ocpp.schemas", "../../shared/schemas"));

  private static final Map<String, Map<String, JsonNode>> DEFINITIONS = new ConcurrentHashMap<>();

  private OfficialSchemas() {}

  /** A whole message, such as {@code file("ocpp201", "ResetRequest")}. */
  public static JsonNode file(String version, String name) {
    return JSON.readTree(folder(version).resolve(name + ".json"));
  }

  /** A whole message with every reference replaced by what it refers to. */
  public static JsonNode resolved(String version, String name) {
    ObjectNode schema = (ObjectNode) file(version, name);
    JsonNode definitions = schema.path("definitions").deepCopy();
    schema.remove("definitions");
    schema.withObjectProperty("properties");
    replaceReferences(schema, definitions);
    return schema;
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

  /** The names of all schema files of a version, sorted, without their ending. */
  public static List<String> fileNames(String version) {
    try (Stream<Path> files = Files.list(folder(version))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A named definition, taken from whichever message has it. */
  public static JsonNode definition(String version, String name) {
    JsonNode found = DEFINITIONS.computeIfAbsent(version, OfficialSchemas::definitions).get(name);
    assertNotNull(found, version + " defines no " + name);
    return found;
  }

  private static Map<String, JsonNode> definitions(String version) {
    Map<String, JsonNode> all = new TreeMap<>();
    for (String name : fileNames(version)) {
      file(version, name).path("definitions").forEachEntry(all::putIfAbsent);
    }
    return all;
  }

  private static Path folder(String version) {
    Path folder = FOLDER.resolve(version);
    assumeTrue(
        Files.isDirectory(folder),
        () -> "no OCPP schemas in " + folder + ", name their folder with -Docpp.schemas=DIR");
    return folder;
  }

  /** The values of an enum. */
  public static Set<String> enumValues(JsonNode schema) {
    Set<String> values = new LinkedHashSet<>(texts(schema, "enum"));
    assertFalse(values.isEmpty(), "no enum in " + schema);
    return values;
  }

  /** The text elements of an array, an absent one counting as empty. */
  public static List<String> texts(JsonNode object, String field) {
    return object.path(field).valueStream().map(JsonNode::stringValue).toList();
  }

  /** The lines of an official appendix table, cells split at semicolons, without the heading. */
  public static List<String[]> appendix(String version, String name) {
    Path file = FOLDER.resolveSibling("spec").resolve("csv").resolve(version).resolve(name);
    assumeTrue(Files.isRegularFile(file), "skipped: no " + file);
    try (Stream<String> lines = Files.lines(file)) {
      return lines.skip(1).map(line -> line.split(";")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
