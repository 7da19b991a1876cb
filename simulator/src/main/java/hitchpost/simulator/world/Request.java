package hitchpost.simulator.world;

import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.rpc.LinkCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CALL of the CSMS and what the station answered in the step that took it. */
record Request(String action, JsonNode payload, JsonNode answer) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The CALL that a step took and answered with a CALLRESULT, null when there is none. */
  static @Nullable Request answeredIn(@Nullable Input input, List<Output> outputs) {
    String text = Wording.received(input);
    if (Wording.type(text) != 2) {
      return null;
    }
    String id = Wording.id(text);
    for (Output output : outputs) {
      if (output instanceof Output.Link(LinkCommand.Send send)
          && Wording.type(send.text()) == 3
          && Wording.id(send.text()).equals(id)) {
        JsonNode frame = JSON.readTree(text);
        return new Request(
            frame.get(2).stringValue(), frame.get(3), JSON.readTree(send.text()).get(2));
      }
    }
    return null;
  }

  boolean is(String wanted) {
    return action.equals(wanted);
  }

  /** The status in the answer, empty when it has none. */
  String status() {
    return answer.path("status").asString("");
  }

  boolean accepted() {
    return status().equals("Accepted");
  }

  /** The payload as a message. */
  <T extends Record> T as(Class<T> type) {
    return MessageCodec.decode(payload, type);
  }

  /** The answer as a message. */
  <T extends Record> T answerAs(Class<T> type) {
    return MessageCodec.decode(answer, type);
  }
}
