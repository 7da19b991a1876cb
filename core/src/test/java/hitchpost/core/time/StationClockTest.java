package hitchpost.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationClockTest {
  private static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant TODAY = Instant.parse("2027-03-01T12:00:00Z");

  private static Now at(String wall, long seconds) {
    return new Now(Instant.parse(wall), Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void f01_aClockBeforeTheBuildDateIsUnknown() {
    var clock = new StationClock(BUILT, 1, at("1970-01-01T00:00:00Z", 5));
    assertFalse(clock.known());
    assertEquals(
        new Stamp(Instant.EPOCH.plusSeconds(10), 1L), clock.stamp(at("1970-01-01T00:00:10Z", 15)));
  }

  @Test
  void f01_stampsOfTheSameBootAreMadeTrueWhenTheClockBecomesKnown() {
    var clock = new StationClock(BUILT, 1, at("1970-01-01T00:00:00Z", 100));
    Stamp early = clock.stamp(at("1970-01-01T00:00:00Z", 130));
    assertEquals(Optional.of(Duration.ZERO), clock.sync(at("1970-01-01T00:00:00Z", 160), TODAY));
    assertEquals(TODAY.minusSeconds(30), clock.resolve(early, early));
  }

  @Test
  void f01_stampsOfAnEarlierBootEndWhereThisOneBegan() {
    var first = new StationClock(BUILT, 1, at("1970-01-01T00:00:00Z", 0));
    Stamp begin = first.stamp(at("1970-01-01T00:00:00Z", 60));
    Stamp last = first.stamp(at("1970-01-01T00:00:00Z", 100));
    var second = new StationClock(BUILT, 2, at("1970-01-01T00:00:00Z", 0));
    second.sync(at("1970-01-01T00:00:00Z", 20), TODAY);
    assertEquals(TODAY.minusSeconds(20), second.resolve(last, last));
    assertEquals(TODAY.minusSeconds(60), second.resolve(begin, last));
  }

  @Test
  void timeRunsOnTheMonotonicClockWhateverTheWallClockDoes() {
    var clock = new StationClock(BUILT, 1, new Now(TODAY, 0));
    assertEquals(TODAY.plusSeconds(7), clock.at(at("2031-01-01T00:00:00Z", 7)));
    assertEquals(TODAY.plusSeconds(9), clock.at(at("1999-01-01T00:00:00Z", 9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-10-31T23:59:59Z", "2056-12-31T00:00:00Z"})
  void m16_aTimeOutsideTheProgramsLifeIsNotBelieved(String told) {
    var clock = new StationClock(BUILT, 1, new Now(TODAY, 0));
    assertTrue(clock.sync(new Now(TODAY, 0), Instant.parse(told)).isEmpty());
    assertEquals(TODAY, clock.at(new Now(TODAY, 0)));
  }

  @Test
  void f06_theJumpIsReported() {
    var clock = new StationClock(BUILT, 1, new Now(TODAY, 0));
    assertEquals(
        Optional.of(Duration.ofSeconds(-40)),
        clock.sync(new Now(TODAY, 0), TODAY.minusSeconds(40)));
  }
}
