package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * A variable of a component, or all variables of it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.17.
 *
 * @param component whose
 * @param variable which; absent means all
 */
public record ComponentVariable(Component component, @Nullable Variable variable) {}
