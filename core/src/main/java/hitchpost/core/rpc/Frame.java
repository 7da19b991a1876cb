package hitchpost.core.rpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one text message of an OCPP-J connection turned out to be.
 *
 * <p>Source: OCPP-J 1.6, 4.2; OCPP 2.0.1 part 4, 4.2.
 */
public sealed interface Frame {
  /** Longest message id, in characters. */
  int MAX_ID_LENGTH = 36;

  /** Longest action that is read or written, in characters; no OCPP action comes near it. */
  int MAX_ACTION_LENGTH = 64;

  /** A frame with all its parts in order; only these are ever written. */
  sealed interface Complete extends Frame {
    /** Identifies the CALL, on both ways; 1 to 36 characters. */
    String messageId();
  }

  /**
   * A request; {@code payload} is an object, of which nothing is checked but the limits. An id or
   * action of a forbidden length is an {@link IllegalArgumentException}.
   */
  record Call(String messageId, String action, JsonNode payload) implements Complete {
    public Call {
      requireMessageId(messageId);
      if (!hasLength(action, MAX_ACTION_LENGTH)) {
        throw new IllegalArgumentException("the action needs 1 to 64 characters");
      }
    }
  }

  /**
   * The answer to a CALL; {@code payload} is an object, of which nothing is checked but the limits.
   * An id of a forbidden length is an {@link IllegalArgumentException}.
   */
  record CallResult(String messageId, JsonNode payload) implements Complete {
    public CallResult {
      requireMessageId(messageId);
    }
  }

  /**
   * The refusal of a CALL; {@code code} is as spelled on the wire, {@code details} an object. An id
   * of a forbidden length is an {@link IllegalArgumentException}.
   */
  record CallError(String messageId, String code, String description, JsonNode details)
      implements Complete {
    public CallError {
      requireMessageId(messageId);
    }

    /** What it says, for a person; text of the peer as it came. */
    public String words() {
      return code + ": " + description;
    }
  }

  /**
   * An answer whose id is readable and whose rest is not: the CALL it answers has failed, and there
   * is no sense in waiting for its timeout. It is never answered.
   */
  record BrokenAnswer(String messageId, RpcError error, String detail) implements Frame {}

  /**
   * Anything else. With {@code messageId} a CALLERROR can be addressed to the sender; without, the
   * frame is counted and otherwise ignored (or answered with id "-1", where the version says so).
   * {@code detail} is a sentence of this program, free of the text that arrived.
   */
  record Unreadable(@Nullable String messageId, RpcError error, String detail) implements Frame {}

  /** Whether {@code text} may be a message id: 1 to 36 characters of valid Unicode, no U+0000. */
  static boolean isMessageId(String text) {
    return hasLength(text, MAX_ID_LENGTH)
        && !Unicode.hasLoneSurrogate(text)
        && text.indexOf('\0') < 0;
  }

  private static boolean hasLength(String text, int maximum) {
    // A character takes at most two chars, so the exact count is only needed in between.
    return !text.isEmpty()
        && (text.length() <= maximum
            || (text.length() <= 2 * maximum && text.codePointCount(0, text.length()) <= maximum));
  }

  private static void requireMessageId(String messageId) {
    if (!isMessageId(messageId)) {
      throw new IllegalArgumentException("a message id needs 1 to 36 characters");
    }
  }
}
