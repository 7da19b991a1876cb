package hitchpost.simulator.csms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The payload that stands at the end of a line: {@code FIELD=VALUE} words, or JSON.
 *
 * @param words none when there is JSON
 */
record Fields(List<String> words, Optional<JsonNode> json) {
  static Fields of(Words words) {
    List<String> fields = words.rest().stream().map(Fields::loaded).toList();
    Optional<JsonNode> json = words.json();
    if (json.isPresent() && !fields.isEmpty()) {
      throw new OrderException("either FIELD=VALUE or JSON, not both");
    }
    return new Fields(fields, json);
  }

  /**
   * The payload of a message.
   *
   * @throws OrderException when the message has no such fields
   */
  JsonNode of(Class<? extends Record> message) {
    return json.orElseGet(() -> PayloadWords.payload(message, words));
  }

  /** The payload of a message that nobody knows here: only JSON will do. */
  JsonNode ofUnknown() {
    if (!words.isEmpty()) {
      throw new OrderException("the fields of this message are not known; JSON can tell all");
    }
    return of(NoFields.class);
  }

  private record NoFields() {}

  /** Takes the value of {@code FIELD=@FILE} out of the file. */
  private static String loaded(String field) {
    int at = field.indexOf("=@");
    if (at < 0 || at != field.indexOf('=')) {
      return field;
    }
    String file = field.substring(at + 2);
    try {
      return field.substring(0, at + 1) + Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException unreadable) {
      throw new OrderException("cannot read the file " + file);
    }
  }
}
