package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.GetVariableStatus;
import org.jspecify.annotations.Nullable;

/**
 * A value that was read, or why it was not.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.26.
 *
 * @param attributeType absent means Actual
 * @param attributeValue only when accepted
 */
public record GetVariableResultType(
    GetVariableStatus attributeStatus,
    @Nullable StatusInfoType attributeStatusInfo,
    @Nullable AttributeEnum attributeType,
    @Nullable @MaxLength(2500) String attributeValue,
    ComponentType component,
    VariableType variable) {}
