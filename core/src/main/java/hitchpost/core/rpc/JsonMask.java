package hitchpost.core.rpc;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Masks secrets in JSON by replacing values in the text itself, which otherwise stays as it is. */
final class JsonMask {
  private static final String HIDDEN = '"' + Cuts.MASK + '"';
  private static final int MAX_DEPTH = 64;
  private static final int MAX_LEVEL = 3;

  private static final Set<String> SETTING_NAMES = Set.of("key", "name");
  private static final Set<String> SETTING_PARTS = Set.of("component", "variable");
  private static final Set<String> SETTING_VALUES =
      Set.of("value", "attributevalue", "actualvalue", "variableattribute");
  private static final Set<String> ID_TOKENS = Set.of("idtag", "parentidtag", "idtoken");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final String text;
  private final boolean idTokens;
  private final int level;
  private final JsonParser parser;
  private final Cuts cuts = new Cuts();

  private JsonMask(String text, boolean idTokens, int level, JsonParser parser) {
    this.text = text;
    this.idTokens = idTokens;
    this.level = level;
    this.parser = parser;
  }

  /**
   * The text with its secrets masked, or null if it is not one JSON value.
   *
   * @param level how many strings the text is wrapped in
   */
  static @Nullable String masked(String text, boolean idTokens, int level) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      return new JsonMask(text, idTokens, level, parser).masked();
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private @Nullable String masked() {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return null;
    }
    value(token, "");
    return parser.nextToken() == null ? cuts.appliedTo(text) : null;
  }

  /** Reads one value; tells whether it is an object that names a secret setting. */
  private boolean value(JsonToken token, String owner) {
    if (token == JsonToken.START_OBJECT) {
      return object(owner);
    }
    if (token == JsonToken.START_ARRAY) {
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        value(next, owner);
      }
    } else if (token == JsonToken.VALUE_STRING) {
      string();
    }
    return false;
  }

  // What is secret may stand before the name that says so, hence the two lists of candidates.
  private boolean object(String owner) {
    boolean secretSetting = false;
    boolean keyCode = false;
    Cuts values = new Cuts();
    Cuts tokens = new Cuts();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      String property = name.toLowerCase(Locale.ROOT);
      JsonToken token = parser.nextToken();
      int from = (int) parser.currentTokenLocation().getCharOffset();
      boolean namesSecret = value(token, property);
      if (token == JsonToken.VALUE_STRING) {
        String content = parser.getString();
        secretSetting |= SETTING_NAMES.contains(property) && SecretNames.isSecret(content);
        keyCode |= property.equals("type") && content.equalsIgnoreCase("KeyCode");
      }
      secretSetting |= namesSecret && SETTING_PARTS.contains(property);
      int to = position();
      if (SecretNames.isSecret(name) || (owner.equals("vpn") && property.equals("key"))) {
        cuts.add(from, to, HIDDEN);
      } else if (SETTING_VALUES.contains(property)) {
        values.add(from, to, HIDDEN);
      } else if (ID_TOKENS.contains(property) && token == JsonToken.VALUE_STRING) {
        tokens.add(from, to, HIDDEN);
      }
    }
    if (secretSetting) {
      cuts.addAll(values);
    }
    if (keyCode || idTokens) {
      cuts.addAll(tokens);
    }
    return secretSetting;
  }

  private void string() {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    String content = parser.getString();
    String shown = freeText(content);
    if (shown.equals(content)) {
      return;
    }
    int to = position();
    boolean withoutEscapes = to - from == content.length() + 2;
    if (withoutEscapes) {
      cuts.add(from + 1, to - 1, shown);
    } else {
      cuts.add(from, to, HIDDEN);
    }
  }

  private String freeText(String content) {
    if (content.contains("PRIVATE KEY")) {
      return Cuts.MASK;
    }
    boolean mayAssign = content.indexOf('=') >= 0 || content.indexOf(':') >= 0;
    String start = content.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      String masked = level < MAX_LEVEL ? masked(content, idTokens, level + 1) : null;
      if (masked != null) {
        return masked;
      }
    }
    return mayAssign && SecretNames.isSecret(content) ? Cuts.MASK : UrlMask.masked(content);
  }

  private int position() {
    return (int) parser.currentLocation().getCharOffset();
  }
}
