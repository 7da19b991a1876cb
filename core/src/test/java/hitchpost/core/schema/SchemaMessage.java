package hitchpost.core.schema;

import tools.jackson.databind.JsonNode;

/**
 * A request or response with its record and its schema.
 *
 * @param schema without references
 */
public record SchemaMessage(String name, Class<? extends Record> type, JsonNode schema) {
  /** The message whose schema is the file of that name. */
  public static SchemaMessage of(String version, String name, Class<? extends Record> type) {
    return new SchemaMessage(name, type, OfficialSchemas.resolved(version, name));
  }

  @Override
  public String toString() {
    return name;
  }
}
