package hitchpost.simulator.world;

import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.types.RegistrationStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator wanted, and what the station answered in the step that heard it. */
record Request(Intent intent, Language language, JsonNode answer) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A call that comes twice while it is under way gets this once, and then its answer. */
  private static final String REPEATED = "the message id belongs to an open call";

  /**
   * The request that a step took and answered, null when there is none.
   *
   * @throws Broken when the station does not understand it
   */
  static @Nullable Request answeredIn(Sight sight, @Nullable Input input, List<Output> outputs) {
    String text = Wording.received(input);
    if (Wording.type(text) != 2) {
      return null;
    }
    String id = Wording.id(text);
    Intent intent = sight.intent(id);
    for (Output output : outputs) {
      if (intent != null
          && output instanceof Output.Link(LinkCommand.Send send)
          && Wording.type(send.text()) >= 3
          && Wording.id(send.text()).equals(id)) {
        if (Wording.type(send.text()) == 3) {
          return new Request(intent, sight.language(), JSON.readTree(send.text()).get(2));
        }
        if (sight.language().mustAnswer(intent)
            && !send.text().contains(REPEATED)
            && sight.view().registration() != RegistrationStatus.REJECTED) {
          throw new Broken("I9", "does not understand " + text + " but answers " + send.text());
        }
      }
    }
    return null;
  }

  /** What became of it, in a word; empty where the answer has none. */
  String status() {
    return language.status(intent, answer);
  }

  boolean accepted() {
    return status().equals("Accepted");
  }
}
