package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.List;

/** Something that is measured. */
interface Benchmark {
  /** The word by which it is picked. */
  String name();

  /** What it measures, in a few words. */
  String summary();

  /**
   * Measures it.
   *
   * @param directory an empty one of its own, on the disk that counts
   * @param quick whether fewer repetitions will do
   */
  List<Figure> measure(Path directory, boolean quick);
}
