package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * A variable of a component, or all of them.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.17.
 *
 * @param variable absent means all
 */
public record ComponentVariableType(ComponentType component, @Nullable VariableType variable) {}
