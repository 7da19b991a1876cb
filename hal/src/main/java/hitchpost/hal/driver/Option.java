package hitchpost.hal.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a station file can say of a device.
 *
 * @param meaning for an installer to read
 */
public record Option(String name, Kind kind, String meaning) {
  /** What it can be; what stands for a missing one is null when there must be one. */
  public sealed interface Kind {
    /** A whole number. */
    record Number(int min, int max, @Nullable Integer otherwise) implements Kind {}

    /** One of some words. */
    record Choice(List<String> words, @Nullable String otherwise) implements Kind {
      public Choice {
        words = List.copyOf(words);
      }
    }

    /** Any text. */
    record Text(int maxLength, @Nullable String otherwise) implements Kind {}

    record Flag(boolean otherwise) implements Kind {}

    /** A file, seen from the folder of the station file; may be left out. */
    record File() implements Kind {}
  }

  /** A whole number that may be left out. */
  public static Option number(String name, int min, int max, int otherwise, String meaning) {
    return new Option(name, new Kind.Number(min, max, otherwise), meaning);
  }

  /** A word that may be left out. */
  public static Option choice(String name, List<String> words, String otherwise, String meaning) {
    return new Option(name, new Kind.Choice(words, otherwise), meaning);
  }

  public static Option flag(String name, boolean otherwise, String meaning) {
    return new Option(name, new Kind.Flag(otherwise), meaning);
  }

  /** A text that may be left out. */
  public static Option text(String name, int maxLength, String otherwise, String meaning) {
    return new Option(name, new Kind.Text(maxLength, otherwise), meaning);
  }
}
