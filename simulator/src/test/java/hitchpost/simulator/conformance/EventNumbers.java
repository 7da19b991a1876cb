package hitchpost.simulator.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Watches that events of transactions are numbered from 0 without a gap, that the first is Started
 * and the last Ended. An event that comes again has the number it had.
 *
 * <p>Source: OCPP 2.0.1 part 2, E01.FR.07 and 1.3.2.
 */
final class EventNumbers {
  /** The latest event by the id of its transaction. */
  private final Map<String, JsonNode> latest = new HashMap<>();

  /** What is wrong with a call, if it is an event of a transaction. */
  Optional<String> violation(TestCsms.Call call) {
    if (!call.action().equals("TransactionEvent")) {
      return Optional.empty();
    }
    JsonNode event = call.payload();
    JsonNode before = latest.put(event.at("/transactionInfo/transactionId").asString(), event);
    String type = event.get("eventType").asString();
    int number = event.get("seqNo").asInt();
    if (before == null) {
      return number == 0 && type.equals("Started")
          ? Optional.empty()
          : Optional.of("a transaction begins with " + type + " " + number);
    }
    int last = before.get("seqNo").asInt();
    boolean again = number == last && before.get("eventType").equals(event.get("eventType"));
    boolean next =
        number == last + 1
            && !type.equals("Started")
            && !before.get("eventType").asString().equals("Ended");
    return again || next
        ? Optional.empty()
        : Optional.of("event " + type + " " + number + " comes after " + before);
  }
}
