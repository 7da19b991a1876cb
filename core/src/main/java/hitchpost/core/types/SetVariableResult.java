package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one {@link SetVariableRequest}.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.45.
 *
 * @param attributeStatus what became of the request
 * @param attributeType which of the values was to change
 * @param component whose variable
 * @param variable which variable
 * @param attributeStatusInfo why
 */
public record SetVariableResult(
    SetVariableStatus attributeStatus,
    AttributeEnum attributeType,
    Component component,
    Variable variable,
    @Nullable StatusInfo attributeStatusInfo) {}
