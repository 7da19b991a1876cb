package hitchpost.simulator.csms;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of one line, taken from left to right. Words stand between spaces; double quotes hold
 * together what has spaces. JSON begins with a brace and goes to the end of the line.
 */
final class Words {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern WORD = Pattern.compile("\\s*((?:\"[^\"]*\"|[^\\s\"])+)");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)");

  private final Deque<String> words = new ArrayDeque<>();
  private Optional<JsonNode> json = Optional.empty();

  Words(String line) {
    Matcher word = WORD.matcher(line);
    int end = 0;
    while (word.find() && json.isEmpty()) {
      if (!line.substring(end, word.start()).isBlank()) {
        throw new OrderException("a quotation mark is not closed");
      }
      end = word.end();
      if (word.group(1).startsWith("{")) {
        json = Optional.of(parse(line.substring(word.start(1))));
        end = line.length();
      } else {
        words.add(word.group(1).replace("\"", ""));
      }
    }
    if (!line.substring(end).isBlank()) {
      throw new OrderException("a quotation mark is not closed");
    }
  }

  /** The next word; {@code what} is said when there is none. */
  String next(String what) {
    return optional().orElseThrow(() -> new OrderException("here " + what + " is missing"));
  }

  Optional<String> optional() {
    return Optional.ofNullable(words.poll());
  }

  /** All words that are left. */
  List<String> rest() {
    List<String> rest = List.copyOf(words);
    words.clear();
    return rest;
  }

  /** Whether no word is left. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** The next word if it is this one. */
  boolean follows(String word) {
    boolean follows = word.equals(words.peek());
    if (follows) {
      words.remove();
    }
    return follows;
  }

  /** The value of the next word, if that is {@code name=value}. */
  Optional<String> named(String name) {
    String word = words.peek();
    if (word == null || !word.startsWith(name + "=")) {
      return Optional.empty();
    }
    words.remove();
    return Optional.of(word.substring(name.length() + 1));
  }

  /** The {@code name=value} among the following words with these names, in any order. */
  Map<String, String> named(List<String> names) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Optional<String> word = ofThese(names); word.isPresent(); word = ofThese(names)) {
      int equals = word.get().indexOf('=');
      found.put(word.get().substring(0, equals), word.get().substring(equals + 1));
    }
    return found;
  }

  private Optional<String> ofThese(List<String> names) {
    String word = words.peek();
    boolean known = word != null && names.stream().anyMatch(name -> word.startsWith(name + "="));
    return known ? optional() : Optional.empty();
  }

  /** The next word, if it is {@code something=value}. */
  Optional<String> condition() {
    String word = words.peek();
    return word != null && word.indexOf('=') > 0 ? optional() : Optional.empty();
  }

  /** The next word as a duration, if it is one. */
  Optional<Duration> duration() {
    Optional<Duration> duration = Optional.ofNullable(words.peek()).flatMap(Words::duration);
    if (duration.isPresent()) {
      words.remove();
    }
    return duration;
  }

  /** The next word as a number, if it is one. */
  Optional<Integer> number() {
    String word = words.peek();
    if (word == null || !word.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(words.remove()));
  }

  /** The JSON at the end of the line. */
  Optional<JsonNode> json() {
    Optional<JsonNode> taken = json;
    json = Optional.empty();
    return taken;
  }

  /** Refuses what nobody has taken. */
  void end() {
    if (!words.isEmpty()) {
      throw new OrderException("'" + words.peek() + "' is one word too many");
    }
    if (json.isPresent()) {
      throw new OrderException("JSON has no place here");
    }
  }

  /** The same, insisting on it. */
  static Duration time(String text) {
    return duration(text)
        .orElseThrow(() -> new OrderException("'" + text + "' is no time like 5s, 10m or 1h"));
  }

  /** Reads {@code 500ms}, {@code 5s}, {@code 2.5m}, {@code 1h}. */
  static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long unitMillis =
        switch (parts.group(2)) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    BigDecimal millis = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unitMillis));
    return Optional.of(Duration.ofMillis(millis.longValue()));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException malformed) {
      throw new OrderException("no JSON: " + malformed.getOriginalMessage());
    }
  }
}
