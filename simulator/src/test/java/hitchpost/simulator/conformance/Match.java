package hitchpost.simulator.conformance;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a message's payload must look like, in words and as a check. */
public record Match(String words, Predicate<JsonNode> check) {

  /** The field has this value, as text; {@code a.b} is a field of a field. */
  public static Match field(String name, Object value) {
    return new Match(
        name + "=" + value, p -> text(p, name).filter(value.toString()::equals).isPresent());
  }

  /** Empty when there is no such field. */
  private static Optional<String> text(JsonNode payload, String name) {
    JsonNode found = payload.at("/" + name.replace('.', '/'));
    return found.isMissingNode()
        ? Optional.empty()
        : Optional.of(found.isValueNode() ? found.asString() : found.toString());
  }

  /** The field has one of these values. */
  public static Match oneOf(String name, Object... values) {
    List<String> texts = List.of(values).stream().map(Object::toString).toList();
    return new Match(name + " in " + texts, p -> text(p, name).filter(texts::contains).isPresent());
  }

  public static Match absent(String name) {
    return new Match("no " + name, p -> text(p, name).isEmpty());
  }

  public static Match absentOr(String name, Object value) {
    return new Match(
        name + "=" + value + " or absent",
        p -> text(p, name).map(value.toString()::equals).orElse(true));
  }

  /** All of these. */
  public static Match all(Match... parts) {
    String words = Stream.of(parts).map(Match::words).collect(Collectors.joining(" "));
    return new Match(words, p -> Stream.of(parts).allMatch(part -> part.check.test(p)));
  }

  /** Any other condition. */
  public static Match that(String words, Predicate<JsonNode> check) {
    return new Match(words, check);
  }

  public static Match status(String status) {
    return field("status", status);
  }

  public static Match connector(int number) {
    return field("connectorId", number);
  }

  public static Match idTag(String idTag) {
    return field("idTag", idTag);
  }

  public static Match reason(String reason) {
    return field("reason", reason);
  }

  public static Match errorCode(String code) {
    return field("errorCode", code);
  }
}
