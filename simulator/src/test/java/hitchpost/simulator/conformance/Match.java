package hitchpost.simulator.conformance;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a message's payload must look like, in words and as a check. */
public record Match(String words, Predicate<JsonNode> check) {

  /** The field has this value, as text. */
  public static Match field(String name, Object value) {
    return new Match(
        name + "=" + value, p -> p.has(name) && p.get(name).asString().equals(value.toString()));
  }

  /** The field has one of these values. */
  public static Match oneOf(String name, Object... values) {
    List<String> texts = List.of(values).stream().map(Object::toString).toList();
    return new Match(
        name + " in " + texts, p -> p.has(name) && texts.contains(p.get(name).asString()));
  }

  public static Match absent(String name) {
    return new Match("no " + name, p -> !p.has(name));
  }

  public static Match absentOr(String name, Object value) {
    return new Match(
        name + "=" + value + " or absent",
        p -> !p.has(name) || p.get(name).asString().equals(value.toString()));
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
