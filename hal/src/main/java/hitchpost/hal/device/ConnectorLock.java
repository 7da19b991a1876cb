package hitchpost.hal.device;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The lock that holds a plug in a socket. */
public interface ConnectorLock extends Device {
  /** Moves the lock; the stage tells what came of it and does not fail. */
  CompletionStage<Result> move(boolean locked);

  Position position();

  /** Hears when the lock moves by itself; to be called before {@link #start}. */
  void onMove(Consumer<Position> listener);

  /** Where a lock is. */
  enum Position {
    LOCKED,
    UNLOCKED,
    MOVING,
    UNKNOWN
  }

  /** What came of a command. */
  enum Result {
    DONE,
    FAILED,
    /** It was told, and has no way to say whether it moved. */
    ASSUMED,
    /** It was told to move elsewhere before it was there; the later command tells what came. */
    OVERTAKEN
  }
}
