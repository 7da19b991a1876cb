package hitchpost.simulator.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import hitchpost.core.types.WireEnum;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The types of the version-neutral service as JSON: components by their names, enums as OCPP spells
 * them, times and durations as in ISO 8601, what is absent left out.
 */
final class ServiceJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(WireEnum.class, new Spelling()))
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private ServiceJson() {}

  static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  static String text(Object value) {
    return JSON.writeValueAsString(value);
  }

  private static final class Spelling extends ValueSerializer<WireEnum> {
    @Override
    public void serialize(WireEnum value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.wire());
    }
  }
}
