package hitchpost.station.file;

import hitchpost.hal.driver.Drivers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** The JSON schema of station files. */
final class StationFileSchema {
  private static final String SEVERAL = "stations";

  private StationFileSchema() {}

  static String of(Drivers drivers) {
    var station = new Shape();
    var process = new Shape();
    StationFileReader.ask(station, process, drivers);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Station file of Hitchpost");
    schema.put("description", "What the fields mean: docs/station-file.md");
    schema.put("type", "object");
    schema.put("if", Map.of("required", List.of(SEVERAL)));
    schema.put("then", several(station, process));
    schema.put("else", alone(station, process));
    schema.put("definitions", definitions(station, process));
    var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return JsonMapper.shared().writer().with(printer).writeValueAsString(schema) + "\n";
  }

  private static Map<String, Object> definitions(Shape station, Shape process) {
    Map<String, Object> definitions = new LinkedHashMap<>(station.properties());
    definitions.putAll(process.properties());
    return definitions;
  }

  private static Map<String, Object> alone(Shape station, Shape process) {
    Map<String, Object> properties = references(station);
    properties.putAll(references(process));
    return object(properties, station.needed());
  }

  private static Map<String, Object> several(Shape station, Shape process) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    list.put("minItems", 1);
    list.put("items", object(references(station), station.needed()));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(SEVERAL, list);
    properties.putAll(references(process));
    return object(properties, List.of());
  }

  private static Map<String, Object> references(Shape shape) {
    Map<String, Object> references = new LinkedHashMap<>();
    shape
        .properties()
        .keySet()
        .forEach(name -> references.put(name, Map.of("$ref", "#/definitions/" + name)));
    return references;
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> needed) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", needed);
    schema.put("additionalProperties", false);
    return schema;
  }
}
