package hitchpost.ocpp16.messages;

import hitchpost.core.schema.SchemaMessage;
import java.util.List;
import java.util.stream.Stream;

/** The messages of OCPP 1.6 with their official schemas. */
final class Schemas {
  private static final String PLAIN = "ocpp16";
  private static final String SECURITY = "ocpp16-security";

  private Schemas() {}

  static List<String> folders() {
    return List.of(PLAIN, SECURITY);
  }

  static List<SchemaMessage> messages() {
    return Stream.of(Action.values()).flatMap(Schemas::messages).toList();
  }

  private static Stream<SchemaMessage> messages(Action action) {
    String folder = action.profile() == Action.Profile.SECURITY ? SECURITY : PLAIN;
    return Stream.of(
        SchemaMessage.of(folder, action.wire() + "Request", action.request()),
        SchemaMessage.of(folder, action.wire() + "Response", action.response()));
  }
}
