package hitchpost.ocpp201.messages;

import hitchpost.core.types.AttributeEnum;
import org.jspecify.annotations.Nullable;

/**
 * Which value is to be read.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.25.
 *
 * @param attributeType absent means Actual
 */
public record GetVariableDataType(
    ComponentType component, VariableType variable, @Nullable AttributeEnum attributeType) {}
