package hitchpost.ocpp201.messages;

import hitchpost.core.schema.PayloadTable;

/**
 * Tables of accepted and refused payloads. A message is named as in the specification, {@code
 * AuthorizeRequest} or {@code AuthorizeResponse}.
 */
final class MessageTable {
  private static final String REQUEST = "Request";
  private static final String RESPONSE = "Response";

  private MessageTable() {}

  static void assertAccepted(String message, String payload) {
    PayloadTable.assertAccepted(type(message), payload);
  }

  static void assertRefused(String message, String payload, String error, String path) {
    PayloadTable.assertRefused(type(message), payload, error, path);
  }

  private static Class<? extends Record> type(String message) {
    return message.endsWith(REQUEST)
        ? action(message, REQUEST).request()
        : action(message, RESPONSE).response();
  }

  private static Action action(String message, String ending) {
    String name = message.substring(0, message.length() - ending.length());
    return Action.ofWire(name).orElseThrow();
  }
}
