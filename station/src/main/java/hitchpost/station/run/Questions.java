package hitchpost.station.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The questions that local users asked and the station has not answered. */
final class Questions {
  /** Questions that may be open at a time; one more is refused. */
  static final int MAX_OPEN = 256;

  private final SharedThreads threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, CompletableFuture<Object>> open = new HashMap<>();
  private long last;
  private @Nullable String refusal;

  Questions(SharedThreads threads) {
    this.threads = threads;
  }

  /**
   * Takes in a question.
   *
   * @throws StationUnavailableException when too many are open, or nobody answers any more
   */
  long open(CompletableFuture<Object> answer) {
    lock.lock();
    try {
      if (refusal != null) {
        throw new StationUnavailableException(refusal);
      }
      if (open.size() >= MAX_OPEN) {
        throw new StationUnavailableException(MAX_OPEN + " questions are open already");
      }
      open.put(++last, answer);
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Answers; whoever waits goes on with a thread of his own. */
  void answer(long question, Object verdict) {
    CompletableFuture<Object> answer = take(question);
    if (answer != null) {
      answer.completeAsync(() -> verdict, threads::execute);
    }
  }

  /** Says that the question cannot be answered. */
  void fail(long question, RuntimeException why) {
    CompletableFuture<Object> answer = take(question);
    if (answer != null) {
      threads.execute(() -> answer.completeExceptionally(why));
    }
  }

  /** Answers no question any more. */
  void close(String why) {
    List<CompletableFuture<Object>> unanswered;
    lock.lock();
    try {
      refusal = why;
      unanswered = new ArrayList<>(open.values());
      open.clear();
    } finally {
      lock.unlock();
    }
    for (CompletableFuture<Object> answer : unanswered) {
      threads.execute(() -> answer.completeExceptionally(new StationUnavailableException(why)));
    }
  }

  private @Nullable CompletableFuture<Object> take(long question) {
    lock.lock();
    try {
      return open.remove(question);
    } finally {
      lock.unlock();
    }
  }
}
