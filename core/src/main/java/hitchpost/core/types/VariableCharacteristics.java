package hitchpost.core.types;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a variable: its type, unit and limits.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.51.
 *
 * @param unit at most 16 characters
 * @param dataType type of its values
 * @param minLimit smallest value
 * @param maxLimit largest value; for texts and lists the largest number of characters
 * @param valuesList the choices of a list type, together with commas at most 1000 characters
 * @param supportsMonitoring whether monitors can be set on it
 */
public record VariableCharacteristics(
    @Nullable String unit,
    DataEnum dataType,
    @Nullable BigDecimal minLimit,
    @Nullable BigDecimal maxLimit,
    List<String> valuesList,
    boolean supportsMonitoring) {
  /** Values of a type, with nothing else said of them. */
  public static VariableCharacteristics of(DataEnum dataType) {
    return new VariableCharacteristics(null, dataType, null, null, List.of(), false);
  }

  public VariableCharacteristics {
    Checks.maxLength(unit, 16, "VariableCharacteristics.unit");
    minLimit = Checks.optionalNumber(minLimit, "VariableCharacteristics.minLimit");
    maxLimit = Checks.optionalNumber(maxLimit, "VariableCharacteristics.maxLimit");
    valuesList = List.copyOf(valuesList);
    Checks.maxLength(
        String.join(",", valuesList), 1000, "VariableCharacteristics.valuesList, joined,");
  }

  /** The same in a unit. */
  public VariableCharacteristics withUnit(String other) {
    return new VariableCharacteristics(
        other, dataType, minLimit, maxLimit, valuesList, supportsMonitoring);
  }

  /** The same of another type. */
  public VariableCharacteristics withDataType(DataEnum other) {
    return new VariableCharacteristics(
        unit, other, minLimit, maxLimit, valuesList, supportsMonitoring);
  }

  /** The same with another largest value, or number of characters. */
  public VariableCharacteristics withMaxLimit(BigDecimal other) {
    return new VariableCharacteristics(
        unit, dataType, minLimit, other, valuesList, supportsMonitoring);
  }

  /** The same with these choices. */
  public VariableCharacteristics withValuesList(List<String> others) {
    return new VariableCharacteristics(
        unit, dataType, minLimit, maxLimit, others, supportsMonitoring);
  }
}
