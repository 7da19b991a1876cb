package hitchpost.simulator.conformance;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The official JSON schemas of OCPP 1.6, where {@code -Docpp.schemas} has them. */
final class Schemas {
  private static final Path FOLDER =
      Path.of(System.getProperty("ocpp.schemas", "../../shared/schemas"));
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
  private static final Map<String, Optional<Schema>> LOADED = new ConcurrentHashMap<>();

  static {
    if (!Files.isDirectory(FOLDER)) {
      System.out.println(
          "No OCPP schemas in " + FOLDER + ": frames are checked by our records only");
    }
  }

  private Schemas() {}

  /** What a payload violates; empty when it is fine or there is no schema. */
  static Optional<String> violation(String action, boolean request, String payload) {
    String name = action + (request ? "Request" : "Response");
    return LOADED
        .computeIfAbsent(name, Schemas::load)
        .map(schema -> schema.validate(payload, InputFormat.JSON))
        .filter(errors -> !errors.isEmpty())
        .map(Object::toString);
  }

  private static Optional<Schema> load(String name) {
    Path core = FOLDER.resolve("ocpp16").resolve(name + ".json");
    Path file =
        Files.exists(core) ? core : FOLDER.resolve("ocpp16-security").resolve(name + ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(REGISTRY.getSchema(Files.readString(file), InputFormat.JSON));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
