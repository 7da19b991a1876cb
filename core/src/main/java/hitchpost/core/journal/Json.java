package hitchpost.core.journal;

import hitchpost.core.json.PlainRecords;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Text form of what stands in the journal. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new PlainRecords()).build();

  private Json() {}

  /** Writes a record, a list or a plain value. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws CorruptEntryException when the text is not of this type
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException unreadable) {
      throw new CorruptEntryException(
          "journal entry is no " + type.getSimpleName() + ": " + unreadable.getOriginalMessage());
    }
  }

  /** A journal entry that this version of the program cannot read. */
  public static final class CorruptEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptEntryException(String message) {
      super(message);
    }
  }
}
