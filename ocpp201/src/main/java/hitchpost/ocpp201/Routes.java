package hitchpost.ocpp201;

import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.ocpp201.messages.Action;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Which handler a CALL of the CSMS goes to; each block adds its own. */
final class Routes {
  private final Map<Action, Function<JsonNode, Inbound>> handlers = new EnumMap<>(Action.class);
  private final Map<Action, Integer> mostBytes = new EnumMap<>(Action.class);

  /**
   * Sends an action to a handler.
   *
   * @param type record of the action's request
   * @param handler may throw {@link MessageViolation}
   */
  <T extends Record> void on(Action action, Class<T> type, Function<T, Inbound> handler) {
    if (action.request() != type || handlers.containsKey(action)) {
      throw new IllegalArgumentException(action.wire() + " is handled so already, or never");
    }
    handlers.put(action, payload -> handler.apply(MessageCodec.decode(payload, type)));
  }

  /** Refuses calls of an action whose whole message is longer. */
  void atMost(Action action, int bytes) {
    mostBytes.put(action, bytes);
  }

  Inbound receive(Action action, JsonNode payload, int bytes) {
    int most = mostBytes.getOrDefault(action, Integer.MAX_VALUE);
    if (bytes > most) {
      return new Inbound.Refused(
          RpcError.FORMATION_VIOLATION, "at most " + most + " bytes (BytesPerMessage)");
    }
    Function<JsonNode, Inbound> handler = handlers.get(action);
    if (handler == null) {
      return new Inbound.Refused(RpcError.NOT_SUPPORTED, "this station does not offer it");
    }
    try {
      return handler.apply(payload);
    } catch (MessageViolation violation) {
      return new Inbound.Refused(violation.error(), violation.getMessage());
    }
  }
}
