package hitchpost.core.settings;

import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.Variable;
import org.jspecify.annotations.Nullable;

/**
 * One setting of the station: where it stands in the device model, what values it takes and what it
 * is worth when nobody has set it.
 *
 * @param <T> type of its values
 */
public final class Setting<T> {
  /** Who may do what with a setting over OCPP and on the spot. */
  public enum Access {
    READ_WRITE,
    READ_ONLY,
    WRITE_ONLY,
    /** Nobody sees it: the versions of OCPP differ in it, and it has no variable of its own. */
    HIDDEN
  }

  // asked for at every look at a value, and therefore put together only once
  private final String id;
  private final Component component;
  private final Variable variable;
  private final AttributeEnum attribute;
  private final Codec<T> codec;
  private final Access access;
  private final boolean rebootRequired;
  private final T factory;

  /**
   * Describes the actual value of a variable of the station as a whole.
   *
   * @param component name of the device-model component; empty for a vendor key without a place in
   *     the model
   * @param name variable name within the component
   * @param instance instance of the variable, null for the only one
   * @param access who may change it
   * @param factory value on empty storage when the station file says nothing
   */
  public Setting(
      String component,
      String name,
      @Nullable String instance,
      Codec<T> codec,
      Access access,
      T factory) {
    this(
        Component.of(component),
        new Variable(name, instance),
        AttributeEnum.ACTUAL,
        codec,
        access,
        factory);
  }

  /** Describes any value of a variable anywhere in the station. */
  public Setting(
      Component component,
      Variable variable,
      AttributeEnum attribute,
      Codec<T> codec,
      Access access,
      T factory) {
    this(component, variable, attribute, codec, access, false, factory);
  }

  private Setting(
      Component component,
      Variable variable,
      AttributeEnum attribute,
      Codec<T> codec,
      Access access,
      boolean rebootRequired,
      T factory) {
    this.id = id(component, variable, attribute);
    this.component = component;
    this.variable = variable;
    this.attribute = attribute;
    this.codec = codec;
    this.access = access;
    this.rebootRequired = rebootRequired;
    this.factory = factory;
  }

  private static String id(Component component, Variable variable, AttributeEnum attribute) {
    var id = new StringBuilder(component.name());
    if (component.instance() != null) {
      id.append('[').append(component.instance()).append(']');
    }
    if (component.evse() != null) {
      id.append('#').append(component.evse().id());
      if (component.evse().connectorId() != null) {
        id.append('.').append(component.evse().connectorId());
      }
    }
    id.append('.').append(variable.name());
    if (variable.instance() != null) {
      id.append('[').append(variable.instance()).append(']');
    }
    return attribute == AttributeEnum.ACTUAL
        ? id.toString()
        : id.append('/').append(attribute.wire()).toString();
  }

  /**
   * Unique name, as it stands in the journal: {@code Component.Name[Instance]} in this case, {@code
   * .Name} for a vendor key, and for all there is {@code
   * Component[Instance]#Evse.Connector.Name[Instance]/Attribute}.
   */
  public String id() {
    return id;
  }

  /** Whose variable it is. */
  public Component component() {
    return component;
  }

  public Variable variable() {
    return variable;
  }

  /** Which value of the variable it is. */
  public AttributeEnum attribute() {
    return attribute;
  }

  public Codec<T> codec() {
    return codec;
  }

  public Access access() {
    return access;
  }

  /** Whether what is written is in force from the next start on. */
  public boolean rebootRequired() {
    return rebootRequired;
  }

  public T factory() {
    return factory;
  }

  /** The same setting with another factory value. */
  public Setting<T> withFactory(T value) {
    return new Setting<>(component, variable, attribute, codec, access, rebootRequired, value);
  }

  /** The same setting with another codec. */
  public Setting<T> withCodec(Codec<T> other) {
    return new Setting<>(component, variable, attribute, other, access, rebootRequired, factory);
  }

  /** The same setting with another access. */
  public Setting<T> withAccess(Access other) {
    return new Setting<>(component, variable, attribute, codec, other, rebootRequired, factory);
  }

  /** The same setting, whose values are in force from the next start on. */
  public Setting<T> afterReboot() {
    return new Setting<>(component, variable, attribute, codec, access, true, factory);
  }
}
