package hitchpost.station.run;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import java.util.List;
import java.util.function.Consumer;

/** The journal of a station, as the station's runner uses it. Safe for use by several threads. */
public interface StationStorage extends AutoCloseable {
  /** Everything that is durable now. */
  Snapshot load();

  /**
   * Makes the changes of one step durable, all or none and after all steps before it, without
   * waiting for the disk.
   *
   * @param onDurable called once it is done, in the order of the steps
   * @param onFailure called at most once, with what is wrong, when it could not be done at once
   */
  void submit(List<Change> changes, Runnable onDurable, Consumer<String> onFailure);

  /** Writes what waits, if the disk takes it. */
  @Override
  void close();
}
