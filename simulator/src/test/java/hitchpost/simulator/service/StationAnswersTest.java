package hitchpost.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.simulator.http.Problem;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StationAnswersTest {
  @Test
  void whatFailsInTheStationIsNotCalledARestart() {
    var bug = new IllegalStateException("a bug");
    var failed = CompletableFuture.<String>failedFuture(bug).thenApply(String::length);
    assertSame(
        bug, assertThrows(IllegalStateException.class, () -> StationAnswers.await(failed, 10)));
  }

  @Test
  void stationThatDoesNotAnswerIsUnavailable() {
    var silent = new CompletableFuture<String>();
    assertEquals(503, assertThrows(Problem.class, () -> StationAnswers.await(silent, 0)).status());
  }
}
