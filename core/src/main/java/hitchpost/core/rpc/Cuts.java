package hitchpost.core.rpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places of a text that are to be replaced; one that lies within another is covered by it. */
final class Cuts {
  /** What stands in place of a secret. */
  static final String MASK = "***";

  private final List<Cut> cuts = new ArrayList<>();

  private record Cut(int from, int to, String instead) {}

  /** Replaces the text between two positions. */
  void add(int from, int to, String instead) {
    cuts.add(new Cut(from, to, instead));
  }

  /** Takes over all of {@code others}. */
  void addAll(Cuts others) {
    cuts.addAll(others.cuts);
  }

  /** The text with all replacements, or {@code text} itself if there are none. */
  String appliedTo(String text) {
    if (cuts.isEmpty()) {
      return text;
    }
    cuts.sort(Comparator.comparingInt(Cut::from).thenComparing(Cut::to, Comparator.reverseOrder()));
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (Cut cut : cuts) {
      if (cut.from >= done) {
        out.append(text, done, cut.from).append(cut.instead);
        done = cut.to;
      } else if (cut.to > done) {
        done = cut.to;
      }
    }
    return out.append(text, done, text.length()).toString();
  }
}
