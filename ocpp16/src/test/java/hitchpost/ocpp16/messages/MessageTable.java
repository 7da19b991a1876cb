package hitchpost.ocpp16.messages;

import hitchpost.core.schema.PayloadTable;

/**
 * Tables of accepted and refused payloads. A message is named as in the specification, {@code
 * Authorize.req} or {@code Authorize.conf}.
 */
final class MessageTable {
  private MessageTable() {}

  static Record decode(String message, String payload) {
    return PayloadTable.decode(type(message), payload);
  }

  static void assertAccepted(String message, String payload) {
    PayloadTable.assertAccepted(type(message), payload);
  }

  static void assertRefused(String message, String payload, String error, String path) {
    PayloadTable.assertRefused(type(message), payload, error, path);
  }

  private static Class<? extends Record> type(String message) {
    int dot = message.indexOf('.');
    Action action = Action.ofWire(message.substring(0, dot)).orElseThrow();
    return message.endsWith(".req") ? action.request() : action.response();
  }
}
