package hitchpost.core.devicemodel;

import hitchpost.core.types.VariableAttribute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a report in parts that fit into a message each.
 *
 * <p>The size of a message is estimated from its texts, so that whoever makes it need not be asked.
 */
final class ReportPages {
  /** Most entries of a part. */
  static final int MAX_ENTRIES = 50;

  /** Most characters of a part; only an entry that is longer by itself exceeds them. */
  static final int MAX_CHARACTERS = 16 * 1024;

  /** What an entry takes beside its texts, and what an attribute does. */
  private static final int ENTRY_FRAME = 180;

  private static final int ATTRIBUTE_FRAME = 100;

  private final Deque<ReportEntry> left;

  ReportPages(List<ReportEntry> entries) {
    left = new ArrayDeque<>(entries);
  }

  /** Whether there is another part. */
  boolean more() {
    return !left.isEmpty();
  }

  /** The next part; empty when there is none. */
  List<ReportEntry> next() {
    var page = new ArrayList<ReportEntry>();
    int characters = 0;
    while (!left.isEmpty() && page.size() < MAX_ENTRIES) {
      int size = size(left.getFirst());
      if (!page.isEmpty() && characters + size > MAX_CHARACTERS) {
        break;
      }
      characters += size;
      page.add(left.removeFirst());
    }
    return page;
  }

  static int size(ReportEntry entry) {
    var like = entry.characteristics();
    int size =
        ENTRY_FRAME
            + length(entry.component().name())
            + length(entry.component().instance())
            + length(entry.variable().name())
            + length(entry.variable().instance())
            + length(like.unit())
            + length(String.join(",", like.valuesList()));
    for (VariableAttribute attribute : entry.attributes()) {
      size += ATTRIBUTE_FRAME + length(attribute.value());
    }
    return size;
  }

  /** In bytes as they are sent: a quotation mark takes two, a letter beyond ASCII up to three. */
  private static int length(@Nullable String text) {
    int length = 0;
    for (int i = 0; text != null && i < text.length(); i++) {
      char c = text.charAt(i);
      length += c >= 0x80 ? 3 : c < 0x20 ? 6 : c == '"' || c == '\\' ? 2 : 1;
    }
    return length;
  }
}
