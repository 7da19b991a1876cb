package hitchpost.station.file;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant. */
public final class Nearest {
  /** The longest list of words that a person looks through. */
  private static final int MAX_LISTED = 25;

  /** Shorter words are parts of too many others. */
  private static final int MIN_PART = 3;

  private Nearest() {}

  /**
   * {@code ; did you mean "x"?}, or {@code ; possible are x, y, z} when no known word is near and
   * they are few, otherwise nothing.
   */
  public static String hintOrAll(String word, Collection<String> known) {
    String hint = hint(word, known);
    boolean listed = hint.isEmpty() && !known.isEmpty() && known.size() <= MAX_LISTED;
    return listed ? "; possible are " + String.join(", ", known) : hint;
  }

  /** {@code ; did you mean "x"?}, or nothing when no known word is near. */
  static String hint(String word, Collection<String> known) {
    @Nullable String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      int longer = Math.max(word.length(), candidate.length());
      if (distance < least && distance <= Math.clamp(longer / 3, 1, 3)) {
        least = distance;
        best = candidate;
      }
    }
    if (best == null) {
      best = whole(word.toLowerCase(Locale.ROOT), known);
    }
    return best == null ? "" : "; did you mean \"" + best + "\"?";
  }

  /** The only known word that this one is a part of. */
  private static @Nullable String whole(String part, Collection<String> known) {
    List<String> wholes =
        known.stream().filter(each -> each.toLowerCase(Locale.ROOT).contains(part)).toList();
    return wholes.size() == 1 && part.length() >= MIN_PART ? wholes.getFirst() : null;
  }

  /** Letters to insert, remove, replace or swap with their neighbour. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = cost[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
  }
}
