package hitchpost.core.settings;

import org.jspecify.annotations.Nullable;

/**
 * One setting of the station: where it stands in the device model, what values it takes and what it
 * is worth when nobody has set it.
 *
 * @param <T> type of its values
 */
public final class Setting<T> {
  /** Who may change a setting over OCPP. */
  public enum Access {
    READ_WRITE,
    READ_ONLY,
    WRITE_ONLY
  }

  // asked for at every look at a value, and therefore put together only once
  private final String id;
  private final String component;
  private final String name;
  private final @Nullable String instance;
  private final Codec<T> codec;
  private final Access access;
  private final T factory;

  /**
   * Describes a setting.
   *
   * @param component device-model component; empty for a vendor key without a place in the model
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
    String place = component + '.' + name;
    this.id = instance == null ? place : place + '[' + instance + ']';
    this.component = component;
    this.name = name;
    this.instance = instance;
    this.codec = codec;
    this.access = access;
    this.factory = factory;
  }

  /**
   * Unique name, as it stands in the journal: {@code Component.Name[Instance]} in this case, {@code
   * .Name} for a vendor key.
   */
  public String id() {
    return id;
  }

  public String component() {
    return component;
  }

  public String name() {
    return name;
  }

  public @Nullable String instance() {
    return instance;
  }

  public Codec<T> codec() {
    return codec;
  }

  public Access access() {
    return access;
  }

  public T factory() {
    return factory;
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
