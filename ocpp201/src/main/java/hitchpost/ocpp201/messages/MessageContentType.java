package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.MessageFormat;
import org.jspecify.annotations.Nullable;

/**
 * A text for people.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.30.
 */
public record MessageContentType(
    MessageFormat format,
    @Nullable @MaxLength(8) String language,
    @MaxLength(512) String content) {}
