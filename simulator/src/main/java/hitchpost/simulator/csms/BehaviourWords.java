package hitchpost.simulator.csms;

import hitchpost.core.types.WireEnum;
import hitchpost.simulator.csms.model.Behaviour;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The ways to answer, as people and programs name them. */
enum BehaviourWords implements WireEnum {
  NORMAL("normal"),
  LATE("late"),
  NEVER("never"),
  IGNORE("ignore"),
  ERROR("error"),
  PAYLOAD("payload"),
  GARBAGE("garbage"),
  TWICE("twice"),
  WRONG_ID("wrong-id"),
  CLOSE("close");

  private static final int ABNORMAL_CLOSURE_BY_SERVER = 1011;

  private final String wire;

  BehaviourWords(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** What a way to answer may need beside its name. */
  record Details(
      Optional<Duration> by,
      Optional<String> text,
      Optional<String> description,
      Optional<JsonNode> payload,
      Optional<Integer> code) {}

  /**
   * The behaviour, with what it needs.
   *
   * @throws OrderException when something is missing
   */
  Behaviour with(Details details) {
    return switch (this) {
      case NORMAL -> new Behaviour.Normal();
      case LATE -> new Behaviour.Late(need(details.by, "how late, like 5s,"));
      case NEVER -> new Behaviour.Never();
      case IGNORE -> new Behaviour.Ignore();
      case ERROR ->
          new Behaviour.Refuse(
              need(details.text, "an error code, like InternalError,"),
              details.description.orElse(""));
      case PAYLOAD -> new Behaviour.Payload(need(details.payload, "a payload in JSON"));
      case GARBAGE -> new Behaviour.Garbage(details.text);
      case TWICE -> new Behaviour.Twice();
      case WRONG_ID -> new Behaviour.WrongId();
      case CLOSE -> new Behaviour.Close(details.code.orElse(ABNORMAL_CLOSURE_BY_SERVER));
    };
  }

  /** The way that a behaviour is an example of. */
  static BehaviourWords of(Behaviour behaviour) {
    return switch (behaviour) {
      case Behaviour.Normal b -> NORMAL;
      case Behaviour.Late b -> LATE;
      case Behaviour.Never b -> NEVER;
      case Behaviour.Ignore b -> IGNORE;
      case Behaviour.Refuse b -> ERROR;
      case Behaviour.Payload b -> PAYLOAD;
      case Behaviour.Garbage b -> GARBAGE;
      case Behaviour.Twice b -> TWICE;
      case Behaviour.WrongId b -> WRONG_ID;
      case Behaviour.Close b -> CLOSE;
    };
  }

  private static <T> T need(Optional<T> part, String what) {
    return part.orElseThrow(() -> new OrderException("here " + what + " is missing"));
  }
}
