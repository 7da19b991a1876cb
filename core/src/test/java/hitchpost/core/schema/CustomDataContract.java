package hitchpost.core.schema;

import static hitchpost.core.rpc.RpcError.OCCURRENCE_CONSTRAINT_VIOLATION;
import static hitchpost.core.rpc.RpcError.PROPERTY_CONSTRAINT_VIOLATION;
import static hitchpost.core.rpc.RpcError.TYPE_CONSTRAINT_VIOLATION;
import static hitchpost.core.schema.SchemaFacts.CUSTOM_DATA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.message.MessageCodec;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every object takes well-formed customData; it comes back where it is kept, else it is gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CustomDataContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode DATA =
      JSON.readTree("{\"vendorId\":\"org.example\",\"a\":[1,null],\"b\":{\"c\":2.5}}");

  /** Every message of the version. */
  protected abstract List<SchemaMessage> messages();

  /**
   * Whether the object at this path of a message keeps it; the message itself is at the empty path.
   */
  protected abstract boolean keeps(SchemaMessage message, String path);

  @ParameterizedTest
  @MethodSource("messages")
  void customDataIsAcceptedInEveryObject(SchemaMessage message) {
    PayloadContract.objects(message)
        .forEach(object -> {
          assertTrue(object.schema().get("properties").has(CUSTOM_DATA), object.path());
          JsonNode payload = object.having(CUSTOM_DATA, DATA);
          JsonNode expected = keeps(message, object.path()) ? payload : object.example();

          JsonNode written = MessageCodec.encode(MessageCodec.decode(payload, message.type()));

          assertEquals(expected, written, object.path());
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void malformedCustomDataIsRefusedInEveryObject(SchemaMessage message) {
    PayloadContract.objects(message)
        .forEach(object -> {
          String path = object.join(CUSTOM_DATA);
          String vendor = path + ".vendorId";
          JsonNode text = JSON.readTree("\"x\"");
          JsonNode nameless = JSON.readTree("{\"a\":1}");
          JsonNode numbered = JSON.readTree("{\"vendorId\":1}");
          JsonNode tooLong = JSON.readTree("{\"vendorId\":\"" + "x".repeat(256) + "\"}");
          PayloadContract.refused(
              message, object.having(CUSTOM_DATA, text), path, TYPE_CONSTRAINT_VIOLATION);
          PayloadContract.refused(
              message,
              object.having(CUSTOM_DATA, nameless),
              vendor,
              OCCURRENCE_CONSTRAINT_VIOLATION);
          PayloadContract.refused(
              message, object.having(CUSTOM_DATA, numbered), vendor, TYPE_CONSTRAINT_VIOLATION);
          PayloadContract.refused(
              message, object.having(CUSTOM_DATA, tooLong), vendor, PROPERTY_CONSTRAINT_VIOLATION);
        });
  }
}
