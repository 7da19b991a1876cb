package hitchpost.simulator.http;

import hitchpost.core.message.MessageCodec;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a call is answered with. A {@link Problem} is thrown instead. */
public sealed interface Reply {

  /** A JSON document. */
  record Json(int status, JsonNode body) implements Reply {}

  /**
   * A JSON document, and what is done when the caller has it.
   *
   * @param then for what ends the program, for example; must be quick
   */
  record JsonThen(int status, JsonNode body, Runnable then) implements Reply {}

  /** A text, 200. */
  record Text(String contentType, String text) implements Reply {}

  /**
   * Server-sent events, from a log, for as long as the caller stays.
   *
   * @param types which types of event are sent, empty for all
   * @param afterId the last event that the caller has
   */
  record Events(EventLog log, Set<String> types, long afterId) implements Reply {
    public Events {
      types = Set.copyOf(types);
    }
  }

  /** 200 with a record, written as messages are: absent components are left out. */
  static Reply ok(Record body) {
    return new Json(200, MessageCodec.encode(body));
  }

  /** 200 with a document. */
  static Reply ok(JsonNode body) {
    return new Json(200, body);
  }

  /** 202 with an empty object: done, whatever follows from it. */
  static Reply accepted() {
    return new Json(202, JsonNodeFactory.instance.objectNode());
  }

  /** 202 with an empty object: done as soon as the caller has it. */
  static Reply accepted(Runnable then) {
    return new JsonThen(202, JsonNodeFactory.instance.objectNode(), then);
  }
}
