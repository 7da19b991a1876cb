package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The name of something about a component.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.53.
 *
 * @param instance which of several of that name
 */
public record VariableType(@MaxLength(50) String name, @Nullable @MaxLength(50) String instance) {}
