package hitchpost.ocpp201.messages;

import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.SetVariableStatus;
import org.jspecify.annotations.Nullable;

/**
 * What became of a value that was to be written.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.45.
 *
 * @param attributeType absent means Actual
 */
public record SetVariableResultType(
    @Nullable AttributeEnum attributeType,
    SetVariableStatus attributeStatus,
    @Nullable StatusInfoType attributeStatusInfo,
    ComponentType component,
    VariableType variable) {}
