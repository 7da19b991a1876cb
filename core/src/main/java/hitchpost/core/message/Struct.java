package hitchpost.core.message;

import hitchpost.core.rpc.RpcError;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The shape of a record: one field a component. Inspected once for each record class. */
final class Struct implements Shape {
  private static final ClassValue<Struct> STRUCTS =
      new ClassValue<>() {
        @Override
        protected Struct computeValue(Class<?> type) {
          return new Struct(type);
        }
      };

  private static final Shape CUSTOM_DATA = new CustomDataShape();

  private final String name;
  private final Constructor<?> constructor;
  private final List<Field> fields = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final boolean dropsCustomData;

  private record Field(String name, Method accessor, Shape shape, boolean required) {}

  private Struct(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(type + " is no record");
    }
    name = type.getSimpleName();
    constructor = canonicalConstructor(type, components);
    for (RecordComponent component : components) {
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      Shape shape = Shapes.of(component.getAnnotatedType());
      fields.add(new Field(component.getName(), component.getAccessor(), shape, !optional));
      names.add(component.getName());
    }
    dropsCustomData = !names.contains(CustomDataShape.FIELD) && carriesCustomData(type);
  }

  private static boolean carriesCustomData(Class<?> type) {
    return type.isAnnotationPresent(CarriesCustomData.class)
        || type.getPackage().isAnnotationPresent(CarriesCustomData.class);
  }

  static Struct of(Class<?> type) {
    return STRUCTS.get(type);
  }

  /** Like {@link #read}, for what stands where only an object may stand. */
  Object readPayload(JsonNode payload) {
    if (!payload.isObject()) {
      throw new MessageViolation(RpcError.FORMATION_VIOLATION, "", "the payload is no JSON object");
    }
    return read(payload);
  }

  @Override
  public Object read(JsonNode node) {
    if (!node.isObject()) {
      throw Shape.wrongType("an object", node);
    }
    refuseUnknownNames(node);
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      JsonNode value = node.get(field.name);
      if (value == null) {
        refuseIfRequired(field);
      } else {
        values[i] = read(field.name, field.shape, value);
      }
    }
    JsonNode dropped = dropsCustomData ? node.get(CustomDataShape.FIELD) : null;
    if (dropped != null) {
      read(CustomDataShape.FIELD, CUSTOM_DATA, dropped);
    }
    return construct(values);
  }

  private static Object read(String name, Shape shape, JsonNode value) {
    try {
      return shape.read(value);
    } catch (MessageViolation violation) {
      throw violation.within(name);
    }
  }

  @Override
  public ObjectNode write(Object message) {
    ObjectNode object = NODES.objectNode();
    for (Field field : fields) {
      Object value = valueOf(field, message);
      if (value == null) {
        refuseIfRequired(field);
        continue;
      }
      try {
        object.set(field.name, field.shape.write(value));
      } catch (MessageViolation violation) {
        throw violation.within(field.name);
      }
    }
    return object;
  }

  private void refuseUnknownNames(JsonNode node) {
    for (String candidate : node.propertyNames()) {
      boolean dropped = dropsCustomData && candidate.equals(CustomDataShape.FIELD);
      if (!dropped && !names.contains(candidate)) {
        String shown = MessageViolation.excerpt(candidate);
        throw new MessageViolation(
            RpcError.FORMATION_VIOLATION, shown, "no field of " + name + " has this name");
      }
    }
  }

  private static void refuseIfRequired(Field field) {
    if (field.required) {
      throw new MessageViolation(
          RpcError.OCCURRENCE_CONSTRAINT_VIOLATION, field.name, "required, but missing");
    }
  }

  private Object construct(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(name + " refused checked values", failed.getCause());
    } catch (ReflectiveOperationException unreachable) {
      throw new IllegalStateException(name + " must be public", unreachable);
    }
  }

  private @Nullable Object valueOf(Field field, Object message) {
    try {
      return field.accessor.invoke(message);
    } catch (ReflectiveOperationException unreachable) {
      throw new IllegalStateException(name + " must be public", unreachable);
    }
  }

  private static Constructor<?> canonicalConstructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] parameters = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      parameters[i] = components[i].getType();
    }
    try {
      return type.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
