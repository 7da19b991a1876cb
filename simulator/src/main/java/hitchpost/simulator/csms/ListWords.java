package hitchpost.simulator.csms;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdTokenType;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.UpdateType;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A local list in few words: {@code CP1 changes 4 04A2 04B3=blocked 04C4=gone}. */
record ListWords(UpdateType type, int version, List<Entry> entries) implements RequestWords {
  /** A token; without status it is taken off the list. */
  record Entry(String idTag, Optional<AuthorizationStatus> status) {}

  static ListWords of(Words words) {
    UpdateType type =
        switch (words.next("full or changes")) {
          case "full" -> UpdateType.FULL;
          case "changes" -> UpdateType.DIFFERENTIAL;
          default -> throw new OrderException("a list is full, or has changes");
        };
    int version = words.number().orElseThrow(() -> new OrderException("here a version is missing"));
    List<Entry> entries = new ArrayList<>();
    for (String word : words.rest()) {
      entries.add(entry(word));
    }
    return new ListWords(type, version, List.copyOf(entries));
  }

  private static Entry entry(String word) {
    int equals = word.indexOf('=');
    String status = equals < 0 ? "accepted" : word.substring(equals + 1);
    return new Entry(
        equals < 0 ? word : word.substring(0, equals),
        status.equals("gone")
            ? Optional.empty()
            : Optional.of(PolicyWords.choice(AuthorizationStatus.values(), status)));
  }

  @Override
  public Call in(OcppVersion spoken, Instant now) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    return switch (spoken) {
      case V1_6 -> {
        request.put("listVersion", version).put("updateType", type.wire());
        ArrayNode list = request.putArray("localAuthorizationList");
        for (Entry entry : entries) {
          ObjectNode node = list.addObject().put("idTag", entry.idTag);
          entry.status.ifPresent(s -> node.putObject("idTagInfo").put("status", s.wire()));
        }
        yield new Call(Action.SEND_LOCAL_LIST, request);
      }
      case V2_0_1 -> {
        request.put("versionNumber", version).put("updateType", type.wire());
        if (!entries.isEmpty()) {
          ArrayNode list = request.putArray("localAuthorizationList");
          for (Entry entry : entries) {
            ObjectNode node = list.addObject();
            node.set("idToken", ControlWords.token(entry.idTag, IdTokenType.ISO14443));
            entry.status.ifPresent(s -> node.putObject("idTokenInfo").put("status", s.wire()));
          }
        }
        yield new Call(hitchpost.ocpp201.messages.Action.SEND_LOCAL_LIST, request);
      }
    };
  }
}
