package hitchpost.station.file;

import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.MutabilityEnum;
import org.jspecify.annotations.Nullable;

/**
 * The factory value of a variable of the OCPP 2.0.1 device model, not yet held against the
 * variable's characteristics.
 *
 * @param component 1 to 50 characters, and so are the other names
 * @param evse an EVSE of the station
 * @param connector a connector of that EVSE
 * @param value at most 2500 characters
 * @param mutability for a variable that the station does not know
 * @param dataType for a variable that the station does not know
 */
public record VariableValue(
    String component,
    @Nullable String componentInstance,
    @Nullable Integer evse,
    @Nullable Integer connector,
    String variable,
    @Nullable String variableInstance,
    AttributeEnum attribute,
    String value,
    @Nullable MutabilityEnum mutability,
    @Nullable DataEnum dataType) {}
