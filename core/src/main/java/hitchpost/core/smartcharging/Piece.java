package hitchpost.core.smartcharging;

/**
 * A stretch of time in which one period of one profile prevails.
 *
 * @param from seconds since 1970
 * @param to the first second after it
 */
record Piece(long from, long to, Layer layer, int period) {
  Piece between(long start, long end) {
    return new Piece(start, end, layer, period);
  }
}
