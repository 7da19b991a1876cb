package hitchpost.station.journal;

import hitchpost.core.journal.Change;
import java.util.List;

/** What happens to the space of a journal while it is in use; told on a journal thread. */
public sealed interface StorageEvent {
  /** The disk is full; the journal lives on the ballast it gave up. */
  record SpaceLow() implements StorageEvent {}

  /** The disk is full and the ballast is gone: {@code changes} of {@link Thinning} were made. */
  record Thinned(List<Change> changes) implements StorageEvent {
    public Thinned {
      changes = List.copyOf(changes);
    }
  }

  /** There is room again and the ballast is back in place. */
  record SpaceBack() implements StorageEvent {}
}
