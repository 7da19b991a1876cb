package hitchpost.core.rpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one frame in one pass: what is already known when something turns out wrong (the kind of
 * frame, its id) decides how the mistake is reported.
 */
final class FrameReader {
  private static final int CALL = 2;
  private static final int CALLRESULT = 3;
  private static final int CALLERROR = 4;
  private static final int NOT_READ_YET = 0;
  private static final int UNSUPPORTED = -1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final FrameLimits limits;
  private final TreeReader tree;
  private int type = NOT_READ_YET;
  private @Nullable String id;
  private boolean inPayload;

  FrameReader(JsonParser parser, FrameLimits limits) {
    this.parser = parser;
    this.limits = limits;
    this.tree = new TreeReader(parser, limits);
  }

  Frame frame() {
    try {
      String messageId = header();
      return switch (type) {
        case CALL -> call(messageId);
        case CALLRESULT -> callResult(messageId);
        default -> callError(messageId);
      };
    } catch (Refusal refusal) {
      return refused(refusal.error(), refusal.detail());
    } catch (JacksonException notJson) {
      return refused(wrongSyntax(), "no valid JSON " + place(notJson));
    }
  }

  /** Reads the start only, of a text that is too long for the rest. */
  Frame tooLong() {
    String detail = "longer than " + limits.documentLength() + " characters";
    try {
      header();
      return refused(RpcError.FORMATION_VIOLATION, detail);
    } catch (Refusal refusal) {
      return refused(refusal.error(), refusal.detail());
    } catch (JacksonException notJson) {
      return refused(RpcError.RPC_FRAMEWORK_ERROR, detail);
    }
  }

  private Frame refused(RpcError error, String detail) {
    return switch (type) {
      case CALL -> new Frame.Unreadable(id, error, detail);
      case CALLRESULT, CALLERROR ->
          id == null
              ? new Frame.Unreadable(null, error, detail)
              : new Frame.BrokenAnswer(id, error, detail);
      case UNSUPPORTED ->
          new Frame.Unreadable(
              id, RpcError.MESSAGE_TYPE_NOT_SUPPORTED, "the message type is not 2, 3 or 4");
      default -> new Frame.Unreadable(null, error, detail);
    };
  }

  private RpcError wrongSyntax() {
    return inPayload ? RpcError.FORMATION_VIOLATION : RpcError.RPC_FRAMEWORK_ERROR;
  }

  // Jackson's own sentence quotes the text that arrived, which may be a secret.
  private static String place(JacksonException notJson) {
    var location = notJson.getLocation();
    return location == null || location.getCharOffset() < 0
        ? "in this frame"
        : "at character " + location.getCharOffset();
  }

  private String header() {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw frameError("not a JSON array");
    }
    type = messageType(parser.nextToken());
    String text = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    if (!Frame.isMessageId(text)) {
      throw frameError("the message id is not a string of 1 to 36 characters");
    }
    id = text;
    if (type == UNSUPPORTED) {
      throw new Refusal(RpcError.MESSAGE_TYPE_NOT_SUPPORTED, "unknown message type");
    }
    return text;
  }

  private int messageType(JsonToken token) {
    if (token == JsonToken.END_ARRAY || token.isStructStart()) {
      throw frameError("no message type");
    }
    if (token != JsonToken.VALUE_NUMBER_INT || parser.getStringLength() != 1) {
      return UNSUPPORTED;
    }
    int number = parser.getIntValue();
    return number == CALL || number == CALLRESULT || number == CALLERROR ? number : UNSUPPORTED;
  }

  private Frame call(String messageId) {
    String action = requiredString("action");
    if (action.isEmpty() || action.length() > Frame.MAX_ACTION_LENGTH) {
      throw new Refusal(RpcError.NOT_IMPLEMENTED, "no action has this length");
    }
    JsonNode payload = payload();
    requireEnd();
    return new Frame.Call(messageId, action, payload);
  }

  private Frame callResult(String messageId) {
    JsonNode payload = payload();
    requireEnd();
    return new Frame.CallResult(messageId, payload);
  }

  // Its description and details are often left out in the field. Nothing depends on them, while
  // the code decides what becomes of our CALL.
  private Frame callError(String messageId) {
    String code = requiredString("error code");
    String description = "";
    JsonNode details = NODES.objectNode();
    JsonToken token = parser.nextToken();
    if (token != JsonToken.END_ARRAY) {
      description = token == JsonToken.VALUE_NULL ? "" : string(token, "error description");
      token = parser.nextToken();
    }
    if (token != JsonToken.END_ARRAY) {
      details = objectOrNull(token);
      requireEnd();
    } else {
      requireEndOfText();
    }
    return new Frame.CallError(messageId, code, description, details);
  }

  private JsonNode payload() {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      throw frameError("the payload is missing");
    }
    return objectOrNull(token);
  }

  // Both versions let a sender write null for a payload without fields.
  private JsonNode objectOrNull(JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      return NODES.objectNode();
    }
    if (token != JsonToken.START_OBJECT) {
      throw new Refusal(RpcError.FORMATION_VIOLATION, "the payload is not a JSON object");
    }
    inPayload = true;
    JsonNode object = tree.value(token, 2);
    inPayload = false;
    return object;
  }

  private void requireEnd() {
    if (parser.nextToken() != JsonToken.END_ARRAY) {
      throw frameError("too many elements");
    }
    requireEndOfText();
  }

  private void requireEndOfText() {
    if (parser.nextToken() != null) {
      throw frameError("text after the frame");
    }
  }

  private String requiredString(String what) {
    return string(parser.nextToken(), what);
  }

  private String string(JsonToken token, String what) {
    if (token != JsonToken.VALUE_STRING) {
      throw frameError("the " + what + " is not a string");
    }
    return tree.string();
  }

  private static Refusal frameError(String detail) {
    return new Refusal(RpcError.RPC_FRAMEWORK_ERROR, detail);
  }
}
