package hitchpost.hal.meter;

import static hitchpost.hal.meter.Plausibility.Verdict.BELIEVED;
import static hitchpost.hal.meter.Plausibility.Verdict.DOUBTED;
import static hitchpost.hal.meter.Plausibility.Verdict.RESET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.hal.meter.Plausibility.Verdict;
import org.junit.jupiter.api.Test;

/** A meter through which 36 kW can flow: 10 Wh in a second, 15.15 Wh are believed. */
class PlausibilityTest {
  private static final long KILOWATT_HOUR = 1_000_000;
  private static final long FULL = 100_000 * KILOWATT_HOUR;

  private final Plausibility rule = new Plausibility(36_000, 10, FULL);
  private long second;

  private Verdict reads(long milliWattHours) {
    second++;
    return rule.judge(second * 1_000_000_000, milliWattHours);
  }

  @Test
  void whatCanHaveFlowedIsBelieved() {
    assertEquals(BELIEVED, reads(5 * KILOWATT_HOUR));
    assertEquals(BELIEVED, reads(5 * KILOWATT_HOUR));
    assertEquals(BELIEVED, reads(5 * KILOWATT_HOUR + 15_160));
    assertEquals(DOUBTED, reads(5 * KILOWATT_HOUR + 15_160 + 15_170));
  }

  @Test
  void oneWildReadingIsForgotten() {
    reads(5 * KILOWATT_HOUR);
    assertEquals(DOUBTED, reads(0));
    assertEquals(BELIEVED, reads(5 * KILOWATT_HOUR + 10));
    assertEquals(DOUBTED, reads(900 * KILOWATT_HOUR));
    assertEquals(DOUBTED, reads(1));
    assertEquals(DOUBTED, reads(700 * KILOWATT_HOUR));
    assertEquals(BELIEVED, reads(5 * KILOWATT_HOUR + 20));
  }

  @Test
  void replacedMeterIsBelievedWhenThreeReadingsAgree() {
    reads(5 * KILOWATT_HOUR);
    assertEquals(DOUBTED, reads(100));
    assertEquals(DOUBTED, reads(110));
    assertEquals(RESET, reads(120));
    assertEquals(BELIEVED, reads(130));
  }

  @Test
  void registerThatBeginsAnewAtZeroGoesOn() {
    reads(FULL - 100);
    assertEquals(BELIEVED, reads(50));
  }

  @Test
  void longSilenceAllowsForMore() {
    reads(KILOWATT_HOUR);
    second += 3_599;
    assertEquals(BELIEVED, reads(55 * KILOWATT_HOUR));
  }
}
