package hitchpost.core.types;

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

/**
 * The official JSON schemas, from {@code -Docpp.schemas=DIR}; a test that asks for one is skipped,
 * saying so, where they are missing.
 */
final class Schemas {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FOLDER =
      Path.of(System.getProperty("ocpp.schemas", "../../shared/schemas"));

  private static final Map<String, Map<String, JsonNode>> DEFINITIONS = new ConcurrentHashMap<>();

  private Schemas() {}

  /** A whole message, such as {@code file("ocpp201", "ResetRequest")}. */
  static JsonNode file(String version, String name) {
    return JSON.readTree(folder(version).resolve(name + ".json"));
  }

  /** A named definition, taken from whichever message has it. */
  static JsonNode definition(String version, String name) {
    JsonNode found = DEFINITIONS.computeIfAbsent(version, Schemas::definitions).get(name);
    assertNotNull(found, version + " defines no " + name);
    return found;
  }

  private static Map<String, JsonNode> definitions(String version) {
    Map<String, JsonNode> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder(version))) {
      files
          .map(path -> JSON.readTree(path).path("definitions"))
          .forEach(definitions -> definitions.forEachEntry(all::putIfAbsent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static Path folder(String version) {
    Path folder = FOLDER.resolve(version);
    assumeTrue(Files.isDirectory(folder), "skipped: no OCPP schemas in " + folder);
    return folder;
  }

  static Set<String> enumValues(JsonNode schema) {
    Set<String> values = new LinkedHashSet<>();
    schema.path("enum").forEach(value -> values.add(value.stringValue()));
    assertFalse(values.isEmpty(), "no enum in " + schema);
    return values;
  }

  /** The lines of an official appendix table, cells split at semicolons, without the heading. */
  static List<String[]> appendix(String version, String name) {
    Path file = FOLDER.resolveSibling("spec").resolve("csv").resolve(version).resolve(name);
    assumeTrue(Files.isRegularFile(file), "skipped: no " + file);
    try (Stream<String> lines = Files.lines(file)) {
      return lines.skip(1).map(line -> line.split(";")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
