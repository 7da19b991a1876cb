package hitchpost.ocpp201.messages;

import hitchpost.core.schema.SchemaMessage;
import java.util.List;
import java.util.stream.Stream;

/** The messages of OCPP 2.0.1 with their official schemas. */
final class Schemas {
  static final String FOLDER = "ocpp201";

  private Schemas() {}

  static List<SchemaMessage> messages() {
    return Stream.of(Action.values()).flatMap(Schemas::messages).toList();
  }

  private static Stream<SchemaMessage> messages(Action action) {
    return Stream.of(
        SchemaMessage.of(FOLDER, action.wire() + "Request", action.request()),
        SchemaMessage.of(FOLDER, action.wire() + "Response", action.response()));
  }
}
