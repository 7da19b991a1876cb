package hitchpost.simulator.csms.model;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the CSMS makes of one CALL of a station.
 *
 * <p>All but {@link Ignore} and {@link Refuse} enter the message in the books, as a CSMS does whose
 * answer is lost on the way; so a station that repeats it shows up as one that repeats.
 */
public sealed interface Behaviour {
  /** Answers at once and correctly. */
  record Normal() implements Behaviour {}

  /** Answers correctly, but later; the answer dies with the connection. */
  record Late(Duration by) implements Behaviour {}

  /** Processes the message and does not answer. */
  record Never() implements Behaviour {}

  /** Does not even process the message, as if it had never arrived. */
  record Ignore() implements Behaviour {}

  /** Refuses with a CALLERROR; {@code code} is written as it is. */
  record Refuse(String code, String description) implements Behaviour {}

  /** Answers with this payload, right or wrong. */
  record Payload(JsonNode payload) implements Behaviour {}

  /** Answers with this text, or with half an answer when there is none. */
  record Garbage(Optional<String> text) implements Behaviour {}

  /** Sends the correct answer two times. */
  record Twice() implements Behaviour {}

  /** Answers correctly, with a message id that the station never used. */
  record WrongId() implements Behaviour {}

  /** Processes the message and closes the connection instead of answering. */
  record Close(int code) implements Behaviour {}
}
