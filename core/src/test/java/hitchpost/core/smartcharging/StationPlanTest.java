package hitchpost.core.smartcharging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RecurrencyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What profiles allow together. Source: OCPP 1.6, 3.13 and 5.16; OCPP 2.0.1 part 2, K 3. */
class StationPlanTest {
  private static final Instant NOW = Instant.parse("2027-01-04T10:00:00Z");
  private static final Circuit THREE_PHASES = new Circuit(3, 230, 320);

  private static Consumer charging(int evse) {
    return new Consumer(new Evse(evse, 1), THREE_PHASES, "tx-" + evse, NOW.getEpochSecond());
  }

  /** Starts and limits of the periods: {@code 0:8.0 50:10.0}. */
  private static String schedule(List<Layer> layers, ChargingRateUnit unit, int seconds) {
    return schedule(layers, charging(1), unit, NOW, seconds);
  }

  private static String schedule(
      List<Layer> layers, Consumer consumer, ChargingRateUnit unit, Instant at, int seconds) {
    long from = at.getEpochSecond();
    var limits = StationPlan.of(layers, List.of(consumer), from, from + seconds).getFirst();
    return words(limits, unit, seconds);
  }

  private static String words(List<Limit> limits, ChargingRateUnit unit, int seconds) {
    var words = new StringBuilder();
    var schedule = new Composites(1, unit, limits.getFirst().from(), 1024).add(limits);
    for (var p : schedule.schedule(seconds).chargingSchedulePeriods()) {
      var limit = p.limit() == null ? "none" : p.limit().value().toPlainString();
      words.append(p.startPeriod().toSeconds()).append(':').append(limit).append(' ');
    }
    return words.toString().strip();
  }

  private static String amperes(List<Layer> layers, int seconds) {
    return schedule(layers, ChargingRateUnit.A, seconds);
  }

  @Test
  void withoutProfilesTheHardwareIsTheLimit() {
    assertEquals("0:32", amperes(List.of(), 300));
    assertEquals("0:22080", schedule(List.of(), ChargingRateUnit.W, 300));
  }

  @Test
  void aTransactionProfileOverrulesTheDefaultEvenInItsGapsAndTheMaximumCapsBoth() {
    var max = Profiles.max().starts(NOW).lasts(Duration.ofDays(1)).period(0, "10");
    var standard =
        Profiles.txDefault()
            .starts(NOW)
            .valid(NOW, NOW.plusSeconds(401))
            .lasts(Duration.ofSeconds(300))
            .period(0, "6")
            .period(60, "10")
            .period(120, "8")
            .period(180, "15")
            .period(260, "8");
    var own =
        Profiles.tx()
            .starts(NOW)
            .valid(NOW, NOW.plusSeconds(401))
            .lasts(Duration.ofSeconds(260))
            .period(0, "8")
            .period(50, "11")
            .period(140, "16")
            .period(200, "6")
            .period(240, "12");
    assertEquals(
        "0:8 50:10 200:6 240:10", amperes(List.of(max.at(0), standard.at(1), own.at(1)), 400));
  }

  @Test
  void afterTheTransactionProfileHasExpiredTheDefaultCountsAgain() {
    var own = Profiles.tx().starts(NOW).valid(null, NOW.plusSeconds(60)).period(0, "16");
    var standard = Profiles.txDefault().starts(NOW).period(0, "8");
    assertEquals("0:16 60:8", amperes(List.of(own.at(1), standard.at(0)), 300));
  }

  @Test
  void theHigherStackLevelWinsWhileItsScheduleLasts() {
    var low =
        Profiles.txDefault()
            .starts(NOW)
            .lasts(Duration.ofSeconds(400))
            .period(0, "6")
            .period(100, "8")
            .period(200, "10");
    var high =
        Profiles.txDefault()
            .level(1)
            .starts(NOW)
            .lasts(Duration.ofSeconds(150))
            .period(0, "7")
            .period(100, "9");
    assertEquals("0:7 100:9 150:8 200:10", amperes(List.of(low.at(1), high.at(1)), 350));
  }

  @Test
  void aDefaultOfAConnectorStandsInForThatOfAllConnectorsAtItsLevelOnly() {
    var all = Profiles.txDefault().starts(NOW).period(0, "6");
    var higherForAll =
        Profiles.txDefault().level(1).starts(NOW).lasts(Duration.ofSeconds(10)).period(0, "7");
    var one = Profiles.txDefault().starts(NOW).period(0, "20");
    List<Layer> layers = List.of(all.at(0), higherForAll.at(0), one.at(1));
    assertEquals("0:7 10:20", amperes(layers, 60));
    assertEquals("0:7 10:6", schedule(layers, charging(2), ChargingRateUnit.A, NOW, 60));
  }

  /** OCPP 1.6, 7.9, numberPhases: it is what can be used, and contactors leave three or one. */
  @Test
  void twoOfThreePhasesAreOne() {
    long from = NOW.getEpochSecond();
    var two = Profiles.txDefault().starts(NOW).watts().period(0, "4600", 2);
    Limit limit =
        StationPlan.of(List.of(two.at(0)), List.of(charging(1)), from, from + 60)
            .getFirst()
            .getFirst();
    assertEquals(1, limit.phases());
    assertEquals(46_000, limit.deciWatts());
    var three = Profiles.txDefault().starts(NOW).watts().period(0, "4600", 3);
    assertEquals(
        3,
        StationPlan.of(List.of(three.at(0)), List.of(charging(1)), from, from + 60)
            .getFirst()
            .getFirst()
            .phases());
  }

  @Test
  void aDailyScheduleRepeatsAfterTwentyFourHoursWhateverTheLocalTimeDoes() {
    // From 17:00 to 20:00, across the change to summer time of 2027 in Europe.
    var peak =
        Profiles.txDefault()
            .recurring(RecurrencyKind.DAILY)
            .starts(Instant.parse("2027-03-01T17:00:00Z"))
            .lasts(Duration.ofHours(3))
            .period(0, "10");
    assertEquals(
        "0:32 3600:10 14400:32 90000:10",
        schedule(
            List.of(peak.at(0)),
            charging(1),
            ChargingRateUnit.A,
            Instant.parse("2027-03-27T16:00:00Z"),
            25 * 3600 + 60));
  }

  @Test
  void aWeeklyScheduleIsCutAtItsRecurrence() {
    var weekly =
        Profiles.txDefault()
            .recurring(RecurrencyKind.WEEKLY)
            .starts(NOW)
            .lasts(Duration.ofDays(30))
            .period(0, "10")
            .period(7 * 86_400 - 10, "11")
            .period(7 * 86_400 + 10, "12");
    assertEquals(
        "0:10 50:11 60:10",
        schedule(
            List.of(weekly.at(0)),
            charging(1),
            ChargingRateUnit.A,
            NOW.plus(Duration.ofDays(14)).minusSeconds(60),
            300));
  }

  @Test
  void aScheduleInTheFutureDoesNotLimitYet() {
    var daily =
        Profiles.txDefault()
            .recurring(RecurrencyKind.DAILY)
            .starts(NOW.plus(Duration.ofDays(1)))
            .period(0, "10");
    assertEquals("0:32", amperes(List.of(daily.at(0)), 86_400));
    assertEquals("0:32 86400:10", amperes(List.of(daily.at(0)), 86_401));
  }

  @Test
  void aRelativeScheduleStartsWithTheTransactionAndWithoutOneNow() {
    var relative = Profiles.txDefault().relative().period(0, "10").period(100, "12");
    var begun =
        new Consumer(new Evse(1, 1), THREE_PHASES, "tx-1", NOW.minusSeconds(40).getEpochSecond());
    assertEquals(
        "0:10 60:12", schedule(List.of(relative.at(0)), begun, ChargingRateUnit.A, NOW, 300));
    var none = new Consumer(new Evse(1, 1), THREE_PHASES, null, NOW.getEpochSecond());
    assertEquals(
        "0:10 100:12", schedule(List.of(relative.at(0)), none, ChargingRateUnit.A, NOW, 300));
  }

  @Test
  void fractionsOfASecondAreLeftOut() {
    var late = Profiles.txDefault().starts(NOW.plusMillis(999)).period(0, "10");
    assertEquals("0:10", amperes(List.of(late.at(0)), 60));
  }

  @Test
  void wattsAreTheTotalOverThePhasesThatCanBeUsed() {
    var watts = Profiles.txDefault().starts(NOW).watts().period(0, "6000", 3);
    assertEquals("0:8.6", amperes(List.of(watts.at(0)), 60));
    assertEquals("0:6000", schedule(List.of(watts.at(0)), ChargingRateUnit.W, 60));
    var single = new Consumer(new Evse(1, 1), new Circuit(1, 230, 320), null, NOW.getEpochSecond());
    assertEquals("0:26", schedule(List.of(watts.at(0)), single, ChargingRateUnit.A, NOW, 60));
  }

  @Test
  void amperesArePerPhaseAndHoldAlsoAfterFewerPhases() {
    var max = Profiles.max().starts(NOW).period(0, "16");
    var onePhase = Profiles.tx().starts(NOW).period(0, "20", 1);
    assertEquals("0:16", amperes(List.of(max.at(0), onePhase.at(1)), 60));
    assertEquals("0:3680", schedule(List.of(max.at(0), onePhase.at(1)), ChargingRateUnit.W, 60));
  }

  @Test
  void zeroIsALimit() {
    var off = Profiles.txDefault().starts(NOW).period(0, "0").period(30, "16");
    assertEquals("0:0 30:16", amperes(List.of(off.at(0)), 60));
  }

  @Test
  void equalPeriodsAreOneInTheUnitAskedFor() {
    var nearly =
        Profiles.txDefault().starts(NOW).watts().period(0, "6000").period(10, "6001").at(0);
    assertEquals("0:8.6", amperes(List.of(nearly), 60));
    assertEquals("0:6000 10:6001", schedule(List.of(nearly), ChargingRateUnit.W, 60));
  }

  @Test
  void aScheduleWithTooManyPeriodsEndsEarlierAndSaysSo() {
    var steps = Profiles.txDefault().starts(NOW);
    for (int i = 0; i < 20; i++) {
      steps.period(i * 10, String.valueOf(6 + i));
    }
    long from = NOW.getEpochSecond();
    var limits =
        StationPlan.of(List.of(steps.at(0)), List.of(charging(1)), from, from + 300).getFirst();
    var cut = new Composites(1, ChargingRateUnit.A, from, 5).add(limits).schedule(300);
    assertEquals(5, cut.chargingSchedulePeriods().size());
    assertEquals(Duration.ofSeconds(50), cut.duration());
  }

  @Test
  void theStationSharesItsMaximumAmongThoseWhoCharge() {
    var max = Profiles.max().starts(NOW).period(0, "32").period(60, "10").period(120, "4");
    var own = Profiles.tx().starts(NOW).period(0, "10");
    long from = NOW.getEpochSecond();
    var limits =
        StationPlan.of(
            List.of(max.at(0), own.at(2)), List.of(charging(1), charging(2)), from, from + 180);
    assertEquals("0:22 60:10 120:4", words(limits.get(0), ChargingRateUnit.A, 180));
    assertEquals("0:10 60:0", words(limits.get(1), ChargingRateUnit.A, 180));
  }

  @Test
  void minChargingRateDecidesWhoIsWorthServing() {
    var max = Profiles.max().starts(NOW).period(0, "20");
    var picky = Profiles.tx().starts(NOW).minChargingRate("16").period(0, "32");
    long from = NOW.getEpochSecond();
    var limits =
        StationPlan.of(
            List.of(max.at(0), picky.at(2)), List.of(charging(1), charging(2)), from, from + 60);
    assertEquals("0:20", words(limits.get(0), ChargingRateUnit.A, 60));
    assertEquals("0:0", words(limits.get(1), ChargingRateUnit.A, 60));
  }

  @Test
  void theGridConnectionIsTheSumOfAllUpToTheMaximum() {
    var max = Profiles.max().starts(NOW).period(0, "100").period(60, "40");
    var standard = Profiles.txDefault().starts(NOW).lasts(Duration.ofSeconds(30)).period(0, "16");
    long from = NOW.getEpochSecond();
    List<Layer> layers = List.of(max.at(0), standard.at(0));
    List<Consumer> all = List.of(charging(1), charging(2));
    assertEquals(
        "0:32 30:64 60:40",
        words(
            StationPlan.total(layers, all, ChargingRateUnit.A, from, from + 90),
            ChargingRateUnit.A,
            90));
    assertEquals(
        "0:22080 30:44160 60:27600",
        words(
            StationPlan.total(layers, all, ChargingRateUnit.W, from, from + 90),
            ChargingRateUnit.W,
            90));
  }

  @Test
  void withoutTheTimeEveryProfileCountsWithItsLowestLimit() {
    var night =
        Profiles.txDefault()
            .recurring(RecurrencyKind.DAILY)
            .starts(NOW)
            .period(0, "16")
            .period(3600, "8");
    var max = Profiles.max().starts(NOW.plusSeconds(3600)).period(0, "20").period(10, "12");
    var limits =
        StationPlan.ofUnknownTime(
            List.of(night.at(0), max.at(0)), List.of(charging(1), charging(2)), 100, 200);
    assertEquals("0:6", words(limits.get(0), ChargingRateUnit.A, 100));
    assertEquals("0:6", words(limits.get(1), ChargingRateUnit.A, 100));
  }
}
