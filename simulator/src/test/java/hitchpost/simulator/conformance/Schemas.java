package hitchpost.simulator.conformance;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hitchpost.station.file.OcppVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The official JSON schemas of OCPP, where {@code -Docpp.schemas} has them. */
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
  static Optional<String> violation(
      OcppVersion version, String action, boolean request, String payload) {
    String name = action + (request ? "Request" : "Response") + ".json";
    return LOADED
        .computeIfAbsent(
            version.text() + name,
            key ->
                folders(version)
                    .map(folder -> FOLDER.resolve(folder).resolve(name))
                    .filter(Files::exists)
                    .findFirst()
                    .map(Schemas::load))
        .map(schema -> schema.validate(payload, InputFormat.JSON))
        .filter(errors -> !errors.isEmpty())
        .map(Object::toString);
  }

  private static Stream<String> folders(OcppVersion version) {
    return switch (version) {
      case V1_6 -> Stream.of("ocpp16", "ocpp16-security");
      case V2_0_1 -> Stream.of("ocpp201");
    };
  }

  private static Schema load(Path file) {
    try {
      return REGISTRY.getSchema(Files.readString(file), InputFormat.JSON);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
