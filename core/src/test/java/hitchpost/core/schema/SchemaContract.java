package hitchpost.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every record of a version says what the official schema of its message says, and nothing else,
 * but for the bounds that only the text of the specification has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SchemaContract {
  /** Every message of the version. */
  protected abstract List<SchemaMessage> messages();

  /** The folders that hold the schemas of the version. */
  protected abstract List<String> folders();

  /**
   * Where a record is stricter than its schema: the end of the path of the field, and its bound.
   */
  protected abstract Map<String, String> stricter();

  @ParameterizedTest
  @MethodSource("messages")
  void aRecordHasTheFieldsAndBoundsOfItsSchema(SchemaMessage message) {
    Map<String, Set<String>> wanted = SchemaFacts.ofSchema(message.name(), message.schema());
    stricter()
        .forEach((end, bound) -> {
          for (String path : ending(wanted, end)) {
            assertTrue(wanted.get(path).add(bound), path + " needs no exception");
          }
        });

    Map<String, Set<String>> found = SchemaFacts.ofRecord(message.name(), message.type());

    assertEquals(lines(wanted), lines(found));
  }

  @Test
  void everySchemaHasAMessageAndEveryMessageItsSchema() {
    List<String> files =
        folders().stream()
            .flatMap(folder -> OfficialSchemas.fileNames(folder).stream())
            .sorted()
            .toList();

    assertEquals(files, messages().stream().map(SchemaMessage::name).sorted().toList());
  }

  @Test
  void noExceptionIsForAFieldThatDoesNotExist() {
    Map<String, Set<String>> all = new TreeMap<>();
    for (SchemaMessage message : messages()) {
      all.putAll(SchemaFacts.ofSchema(message.name(), message.schema()));
    }
    stricter().keySet().forEach(end -> assertFalse(ending(all, end).isEmpty(), end));
  }

  private static List<String> ending(Map<String, Set<String>> facts, String end) {
    return facts.keySet().stream()
        .filter(path -> path.equals(end) || path.endsWith("." + end))
        .toList();
  }

  private static String lines(Map<String, Set<String>> facts) {
    return String.join("\n", facts.entrySet().stream().map(Object::toString).toList());
  }
}
