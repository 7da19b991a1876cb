package hitchpost.hal.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import hitchpost.core.json.PlainRecords;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads profiles of meters, strictly: what it does not know is an error. */
public final class MeterProfiles {
  /** Those that come along, by the names that a station file calls them. */
  private static final List<String> NAMES =
      List.of(
          "abb-b23",
          "carlo-gavazzi-em340",
          "carlo-gavazzi-em580",
          "dzg-dvh4013",
          "eastron-sdm120",
          "eastron-sdm630",
          "eastron-sdm72",
          "finder-7m38",
          "inepro-pro380",
          "klefr-6934",
          "phoenix-em-cp-pp-eth",
          "schneider-iem3155");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          // what may be left out is false then; what may not is demanded by its name
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .addModule(new PlainRecords())
          .addModule(
              new SimpleModule()
                  .addDeserializer(Measurand.class, new Wire<>(Measurand.class, Measurand::ofWire))
                  .addDeserializer(Phase.class, new Wire<>(Phase.class, Phase::ofWire)))
          .build();

  private MeterProfiles() {}

  /** The names of the profiles that come along. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A profile that comes along.
   *
   * @throws ProfileException when none is called so
   */
  public static MeterProfile named(String name) {
    if (!NAMES.contains(name)) {
      throw new ProfileException("there is no meter \"" + name + "\"; there are " + NAMES);
    }
    String file = name + ".yaml";
    try (InputStream resource = MeterProfiles.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new ProfileException("the program is incomplete: " + file + " is not in it");
      }
      return parse(new String(resource.readAllBytes(), UTF_8), file);
    } catch (IOException failed) {
      throw new ProfileException(file + " cannot be read", failed);
    }
  }

  /**
   * A profile of the user's own.
   *
   * @throws ProfileException when it cannot be read or is none
   */
  public static MeterProfile read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException failed) {
      throw new ProfileException(file + " cannot be read: " + failed.getMessage(), failed);
    }
  }

  /**
   * A profile from its text.
   *
   * @param origin for messages
   * @throws ProfileException when it is none
   */
  static MeterProfile parse(String yaml, String origin) {
    try {
      return YAML.readValue(yaml, MeterProfile.class);
    } catch (JacksonException wrong) {
      String where =
          wrong.getLocation() == null ? "" : " line " + wrong.getLocation().getLineNr() + ":";
      throw new ProfileException(origin + ":" + where + path(wrong) + " " + reason(wrong), wrong);
    }
  }

  /** Such as {@code fields[3].scale:}. */
  private static String path(JacksonException wrong) {
    if (!(wrong instanceof DatabindException bound) || bound.getPath().isEmpty()) {
      return "";
    }
    var path = new StringBuilder(" ");
    for (JacksonException.Reference step : bound.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.length() > 1 ? "." : "").append(step.getPropertyName());
      }
    }
    return path.append(':').toString();
  }

  private static String reason(JacksonException wrong) {
    Throwable cause = wrong.getCause();
    return cause instanceof IllegalArgumentException
        ? String.valueOf(cause.getMessage())
        : wrong.getOriginalMessage();
  }

  /** Reads a constant by its spelling in OCPP. */
  private static final class Wire<T> extends StdDeserializer<T> {
    private final Class<T> type;
    private final Function<String, Optional<T>> spelling;

    Wire(Class<T> type, Function<String, Optional<T>> spelling) {
      super(type);
      this.type = type;
      this.spelling = spelling;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getString();
      return spelling
          .apply(text)
          .orElseThrow(() -> context.weirdStringException(text, type, "is none that OCPP knows"));
    }
  }
}
