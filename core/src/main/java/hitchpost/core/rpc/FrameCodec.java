package hitchpost.core.rpc;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns text messages into frames and back; strict about JSON, ignorant of actions.
 *
 * <p>A duplicate name, text after the frame, a comment, a byte order mark, U+0000, half of a
 * surrogate pair, a number no double can hold, and everything beyond the limits is refused. Errors
 * within the payload are a {@link RpcError#FORMATION_VIOLATION} or, where one value is too long or
 * too large, a {@link RpcError#PROPERTY_CONSTRAINT_VIOLATION}; errors around it are a {@link
 * RpcError#RPC_FRAMEWORK_ERROR}. Numbers with a fraction or exponent are read as exact decimals.
 *
 * <p>Source: OCPP-J 1.6, 4.1 and 4.2; OCPP 2.0.1 part 4, 4.1 and 4.2.
 */
public final class FrameCodec {
  /** Longest error description that is written, in characters. */
  public static final int MAX_DESCRIPTION_LENGTH = 255;

  // Enough for a type, white space, and an id of 36 characters that are all escaped.
  private static final int HEADER_LENGTH = 512;

  // The limits are TreeReader's, so that it can say which one was hit; the parser's own would
  // only fire first. The length of the text bounds all of them.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final JsonMapper MAPPER = JsonMapper.builder(JSON).build();

  private final FrameLimits limits;

  /** A codec with {@link FrameLimits#PUBLISHED}. */
  public FrameCodec() {
    this(FrameLimits.PUBLISHED);
  }

  public FrameCodec(FrameLimits limits) {
    this.limits = limits;
  }

  /** The limits that {@link #read} holds a text against. */
  public FrameLimits limits() {
    return limits;
  }

  /** Reads one text message; every text has a result and none an exception. */
  public Frame read(String text) {
    boolean tooLong = text.length() > limits.documentLength();
    String readable = tooLong ? text.substring(0, Math.min(HEADER_LENGTH, text.length())) : text;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), readable)) {
      FrameReader reader = new FrameReader(parser, limits);
      return tooLong ? reader.tooLong() : reader.frame();
    }
  }

  /**
   * Reads a JSON object that stands as text within a message, under the same rules.
   *
   * @return empty when the text is none
   */
  public static Optional<JsonNode> object(String text) {
    if (text.length() > FrameLimits.PUBLISHED.documentLength()) {
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      var tree = new TreeReader(parser, FrameLimits.PUBLISHED);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      JsonNode object = tree.value(JsonToken.START_OBJECT, 1);
      return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
    } catch (Refusal | JacksonException malformed) {
      return Optional.empty();
    }
  }

  /** How many bytes a text message takes on the wire. */
  public static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // each half of a surrogate pair stands for two of the four bytes
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /** Writes a frame; an error description is cut to {@value #MAX_DESCRIPTION_LENGTH} characters. */
  public String write(Frame.Complete frame) {
    return switch (frame) {
      case Frame.Call call -> writeCall(call.messageId(), call.action(), json(call.payload()));
      case Frame.CallResult result -> writeCallResult(result.messageId(), json(result.payload()));
      case Frame.CallError error -> writeCallError(error);
    };
  }

  /** Writes a CALL around a payload that is JSON already; the payload is not looked at. */
  public String writeCall(String messageId, String action, String payloadJson) {
    StringBuilder out = new StringBuilder(payloadJson.length() + 80).append("[2,");
    JsonString.quote(messageId, out);
    JsonString.quote(action, out.append(','));
    return out.append(',').append(payloadJson).append(']').toString();
  }

  /** Writes a CALLRESULT around a payload that is JSON already; the payload is not looked at. */
  public String writeCallResult(String messageId, String payloadJson) {
    StringBuilder out = new StringBuilder(payloadJson.length() + 48).append("[3,");
    JsonString.quote(messageId, out);
    return out.append(',').append(payloadJson).append(']').toString();
  }

  private static String writeCallError(Frame.CallError error) {
    StringBuilder out = new StringBuilder(160).append("[4,");
    JsonString.quote(error.messageId(), out);
    JsonString.quote(error.code(), out.append(','));
    JsonString.quote(Unicode.first(MAX_DESCRIPTION_LENGTH, error.description()), out.append(','));
    return out.append(',').append(json(error.details())).append(']').toString();
  }

  private static String json(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }
}
