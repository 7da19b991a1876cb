package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.AttributeEnum;
import org.jspecify.annotations.Nullable;

/**
 * A value to be written.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.44.
 *
 * @param attributeType absent means Actual
 * @param attributeValue may be a secret
 */
public record SetVariableDataType(
    @Nullable AttributeEnum attributeType,
    @MaxLength(1000) String attributeValue,
    ComponentType component,
    VariableType variable) {}
