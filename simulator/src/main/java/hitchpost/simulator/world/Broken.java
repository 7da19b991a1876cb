package hitchpost.simulator.world;

/** A rule of the world is broken; {@link World} adds where and when. */
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param rule as in docs/world.md, e.g. {@code I6}
   */
  Broken(String rule, String what) {
    super(rule + ": " + what);
  }
}
