package hitchpost.core.settings;

import org.jspecify.annotations.Nullable;

/**
 * One setting of the station: where it stands in the device model, what values it takes and what it
 * is worth when nobody has set it.
 *
 * @param component device-model component; empty for a vendor key without a place in the model
 * @param name variable name within the component
 * @param instance instance of the variable, null for the only one
 * @param access who may change it
 * @param factory value on empty storage when the station file says nothing
 */
public record Setting<T>(
    String component,
    String name,
    @Nullable String instance,
    Codec<T> codec,
    Access access,
    T factory) {

  /** Who may change a setting over OCPP. */
  public enum Access {
    READ_WRITE,
    READ_ONLY,
    WRITE_ONLY
  }

  /**
   * Unique name, as it stands in the journal: {@code Component.Name[Instance]} in this case, {@code
   * .Name} for a vendor key.
   */
  public String id() {
    String place = component + '.' + name;
    return instance == null ? place : place + '[' + instance + ']';
  }

  /** The same setting with another factory value. */
  public Setting<T> withFactory(T value) {
    return new Setting<>(component, name, instance, codec, access, value);
  }

  /** The same setting with another codec. */
  public Setting<T> withCodec(Codec<T> other) {
    return new Setting<>(component, name, instance, other, access, factory);
  }

  /** The same setting with another access. */
  public Setting<T> withAccess(Access other) {
    return new Setting<>(component, name, instance, codec, other, factory);
  }
}
