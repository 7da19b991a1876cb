package hitchpost.simulator.csms;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.UpdateType;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A local list in few words: {@code CP1 changes 4 04A2 04B3=blocked 04C4=gone}. */
final class ListWords {
  private ListWords() {}

  static Order order(Words words) {
    String station = words.next("a station");
    UpdateType type =
        switch (words.next("full or changes")) {
          case "full" -> UpdateType.FULL;
          case "changes" -> UpdateType.DIFFERENTIAL;
          default -> throw new OrderException("a list is full, or has changes");
        };
    int version = words.number().orElseThrow(() -> new OrderException("here a version is missing"));
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("listVersion", version)
            .put("updateType", type.wire());
    ArrayNode entries = request.putArray("localAuthorizationList");
    for (Optional<String> w = words.optional(); w.isPresent(); w = words.optional()) {
      add(entries, w.get());
    }
    return new Order.Send(station, Action.SEND_LOCAL_LIST, request);
  }

  private static void add(ArrayNode entries, String word) {
    int equals = word.indexOf('=');
    String status = equals < 0 ? "accepted" : word.substring(equals + 1);
    ObjectNode entry =
        entries.addObject().put("idTag", equals < 0 ? word : word.substring(0, equals));
    if (!status.equals("gone")) {
      String wire = PolicyWords.choice(AuthorizationStatus.values(), status).wire();
      entry.putObject("idTagInfo").put("status", wire);
    }
  }
}
