package hitchpost.core.devicemodel;

import hitchpost.core.settings.Setting;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.Variable;
import hitchpost.core.types.VariableCharacteristics;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A variable of the device model: where it stands, what its values are like and where they come
 * from.
 *
 * <p>Source: OCPP 2.0.1 part 1, 4.3.
 *
 * @param values each of its attributes, at least one
 */
public record ModelVariable(
    Component component,
    Variable variable,
    VariableCharacteristics characteristics,
    Map<AttributeEnum, Value> values) {
  public ModelVariable {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(component + " " + variable + " has no value");
    }
    values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /** Where the value of an attribute comes from. */
  public sealed interface Value {
    /** Something that can be set, or could be in the station file; it survives a restart. */
    record Stored(Setting<?> setting) implements Value {}

    /** What the station observes; the empty text when it does not know at the moment. */
    record Observed(Supplier<String> now) implements Value {}

    /** What the station is built like. */
    record Built(String text) implements Value {}

    /** Who may do what with it over OCPP. */
    default MutabilityEnum mutability() {
      return switch (this) {
        case Stored stored ->
            switch (stored.setting.access()) {
              case READ_WRITE -> MutabilityEnum.READ_WRITE;
              case WRITE_ONLY -> MutabilityEnum.WRITE_ONLY;
              case READ_ONLY, HIDDEN -> MutabilityEnum.READ_ONLY;
            };
        case Observed o -> MutabilityEnum.READ_ONLY;
        case Built b -> MutabilityEnum.READ_ONLY;
      };
    }
  }

  /** A variable that shows what is so at the moment. */
  static ModelVariable observed(
      Component component, Variable variable, VariableCharacteristics like, Supplier<String> now) {
    return actual(component, variable, like, new Value.Observed(now));
  }

  /** A variable that is always the same. */
  static ModelVariable built(
      Component component, Variable variable, VariableCharacteristics like, String text) {
    return actual(component, variable, like, new Value.Built(text));
  }

  private static ModelVariable actual(
      Component component, Variable variable, VariableCharacteristics like, Value value) {
    return new ModelVariable(component, variable, like, Map.of(AttributeEnum.ACTUAL, value));
  }

  /** This variable with the attributes of another that it does not have itself. */
  ModelVariable completedBy(ModelVariable other) {
    var all = new EnumMap<>(other.values);
    all.putAll(values);
    return new ModelVariable(component, variable, characteristics, all);
  }
}
