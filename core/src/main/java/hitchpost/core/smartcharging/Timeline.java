package hitchpost.core.smartcharging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one purpose demands over a window of time: pieces in order, apart from each other.
 *
 * <p>Where there is no piece the purpose demands nothing.
 */
final class Timeline {
  private static final Comparator<Layer> TOP_DOWN =
      Comparator.comparingInt(Layer::stackLevel).reversed();

  private final List<Piece> pieces;
  private int next;

  private Timeline(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /**
   * Stacks profiles of one purpose: from the top down, each fills what those above it leave open.
   *
   * @param relativeTo when a schedule without own start begins, seconds since 1970
   * @param open where the purpose counts at all
   */
  static Timeline stacked(List<Layer> layers, long relativeTo, Spans open) {
    List<Layer> order = new ArrayList<>(layers);
    order.sort(TOP_DOWN);
    List<Piece> pieces = new ArrayList<>();
    Spans left = open;
    for (Layer layer : order) {
      left = fill(layer, relativeTo, left, pieces);
    }
    pieces.sort(Comparator.comparingLong(Piece::from));
    return new Timeline(pieces);
  }

  /** The lowest limit of a profile, at all times. */
  static Timeline lowest(Layer layer, long from, long to) {
    return new Timeline(List.of(new Piece(from, to, layer, layer.lowest())));
  }

  private static Spans fill(Layer layer, long relativeTo, Spans open, List<Piece> pieces) {
    Spans left = Spans.none();
    for (int i = 0; i < open.count(); i++) {
      long time = open.from(i);
      long end = open.to(i);
      Piece piece = layer.next(time, relativeTo);
      while (piece != null && piece.from() < end) {
        left.add(time, piece.from());
        time = Math.min(piece.to(), end);
        pieces.add(piece.between(piece.from(), time));
        piece = time < end ? layer.next(time, relativeTo) : null;
      }
      left.add(time, end);
    }
    return left;
  }

  /** The piece at a time, or null; times must not fall from call to call. */
  @Nullable Piece at(long time) {
    while (next < pieces.size() && pieces.get(next).to() <= time) {
      next++;
    }
    return next < pieces.size() && pieces.get(next).from() <= time ? pieces.get(next) : null;
  }

  /** When the answer of the last {@link #at} changes, at most {@code end}. */
  long changesAfter(long time, long end) {
    if (next == pieces.size()) {
      return end;
    }
    Piece piece = pieces.get(next);
    return Math.min(end, piece.from() > time ? piece.from() : piece.to());
  }
}
