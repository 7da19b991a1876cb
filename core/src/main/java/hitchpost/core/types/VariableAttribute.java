package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * One of the values of a variable, with what may be done to it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.50.
 *
 * @param type which of the values
 * @param value at most 2500 characters, absent only when write-only
 * @param mutability whether a CSMS may read or write it
 * @param persistent whether it survives a restart
 * @param constant whether the station never changes it while running
 */
public record VariableAttribute(
    AttributeEnum type,
    @Nullable String value,
    MutabilityEnum mutability,
    boolean persistent,
    boolean constant) {
  public VariableAttribute {
    Checks.maxLength(value, 2500, "VariableAttribute.value");
    Checks.that(
        value != null || mutability == MutabilityEnum.WRITE_ONLY,
        "VariableAttribute.value",
        "present unless write-only");
  }
}
