package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * A text for a person, with its language and encoding.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.30.
 *
 * @param format how {@code content} is encoded
 * @param language RFC 5646 tag of at most 8 characters
 * @param content at most 1024 characters, of which OCPP 2.0.1 carries 512
 */
public record MessageContent(MessageFormat format, @Nullable String language, String content) {
  public MessageContent {
    Checks.maxLength(language, 8, "MessageContent.language");
    Checks.maxLength(content, 1024, "MessageContent.content");
  }
}
