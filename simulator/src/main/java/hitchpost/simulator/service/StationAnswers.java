package hitchpost.simulator.service;

import hitchpost.simulator.http.Problem;
import hitchpost.station.run.StationUnavailableException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a station says, on behalf of a caller. */
public final class StationAnswers {
  private StationAnswers() {}

  /**
   * What the station says.
   *
   * @param seconds that it has, a restart included
   * @throws Problem 503 when it cannot be asked now, or does not say it in time
   * @throws RuntimeException what has failed otherwise, which is no fault of the caller
   */
  public static <T> T await(CompletableFuture<T> answer, int seconds) {
    try {
      return answer.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNull(e.getCause()));
    } catch (TimeoutException e) {
      throw new Problem(503, "the station has not answered within " + seconds + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(503, "this program ends");
    }
  }

  private static RuntimeException failure(Throwable cause) {
    return switch (cause) {
      case StationUnavailableException e ->
          new Problem(503, e.getMessage() + "; nothing can be asked of it now");
      case RuntimeException e -> e;
      default -> new IllegalStateException(cause);
    };
  }
}
