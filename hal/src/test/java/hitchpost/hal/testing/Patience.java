package hitchpost.hal.testing;

import hitchpost.hal.device.HalClock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes do, and never for time. */
public final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Patience() {}

  /** Until it is so; an assertion fails when that takes half a minute. */
  public static void until(String what, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new AssertionError("in vain waited until " + what);
      }
      HalClock.SYSTEM.park(Duration.ofMillis(1));
    }
  }

  /** What a stage gives; its failure as it is. */
  public static <T> T of(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new AssertionError(failed.getCause());
    } catch (TimeoutException | InterruptedException never) {
      throw new AssertionError("in vain waited for a stage", never);
    }
  }
}
