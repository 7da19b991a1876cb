package hitchpost.simulator.csms;

import hitchpost.core.types.WireEnum;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The least that a message must say, made of its record. */
final class Samples {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Samples() {}

  static ObjectNode of(Class<?> message) {
    ObjectNode sample = NODES.objectNode();
    for (RecordComponent component : message.getRecordComponents()) {
      AnnotatedType type = component.getAnnotatedType();
      if (!type.isAnnotationPresent(Nullable.class)) {
        sample.set(component.getName(), value(type, component.getType()));
      }
    }
    return sample;
  }

  private static JsonNode value(AnnotatedType type, Class<?> raw) {
    if (raw == List.class) {
      AnnotatedType element =
          ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
      return NODES.arrayNode().add(value(element, (Class<?>) element.getType()));
    }
    if (raw.isRecord()) {
      return of(raw);
    }
    if (raw.isEnum()) {
      return NODES.stringNode(((WireEnum) raw.getEnumConstants()[0]).wire());
    }
    if (raw == String.class) {
      return NODES.stringNode("x");
    }
    if (raw == Instant.class) {
      return NODES.stringNode("2030-01-01T00:00:00Z");
    }
    return raw == boolean.class ? NODES.booleanNode(true) : NODES.numberNode(1);
  }
}
