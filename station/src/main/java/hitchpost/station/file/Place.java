package hitchpost.station.file;

import java.util.Comparator;

/**
 * Where something stands in a station file.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

  static final Place BEGIN = new Place(1, 1);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code line 5, column 3}. */
  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
