package hitchpost.station.journal;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import java.util.List;

/**
 * Decides what a journal may lose when the disk is full: the oldest intermediate meter values,
 * never the start or the end of a transaction.
 *
 * <p>Asked as soon as the ballast is used up, and again each time the room won is used up. Called
 * on a journal thread; must be a pure function of the snapshot.
 */
@FunctionalInterface
public interface Thinning {
  /** Nothing may be lost. */
  Thinning NONE = stored -> List.of();

  /**
   * What to change in order to make room.
   *
   * @param stored what the journal holds; steps still waiting are not in it
   * @return empty when there is nothing to spare
   */
  List<Change> thin(Snapshot stored);
}
