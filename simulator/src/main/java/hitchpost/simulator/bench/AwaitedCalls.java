package hitchpost.simulator.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Calls of stations that were answered and that nobody has waited for yet. */
final class AwaitedCalls implements AnsweringServer.Answered {
  private static final int SECONDS = 60;

  private final Map<String, Semaphore> answered = new ConcurrentHashMap<>();

  @Override
  public void answered(String path, String action, String call) {
    answers(action).release();
  }

  /**
   * Waits for the next one.
   *
   * @throws BenchException when it does not come
   */
  void await(String action) {
    try {
      if (!answers(action).tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        throw new BenchException("not called: " + action);
      }
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  private Semaphore answers(String action) {
    return answered.computeIfAbsent(action, a -> new Semaphore(0));
  }
}
