package hitchpost.simulator.demo;

import hitchpost.simulator.csms.model.CsmsTransaction;
import java.time.Duration;
import java.util.Objects;

/**
 * What the CSMS would bill.
 *
 * @param transactionId the number the CSMS gave, or the id of the station
 * @param startWh register at the begin, as reported
 * @param stopWh register at the end, as reported
 * @param starts how often the CSMS saw the begin
 * @param stops how often it saw the end
 */
record Bill(
    String transactionId, long startWh, long stopWh, Duration duration, int starts, int stops) {
  private static final int CENTS_PER_KWH = 49;

  static Bill of(CsmsTransaction transaction) {
    var start = transaction.start();
    var stop = transaction.stop();
    long begin = Math.floorDiv(Objects.requireNonNull(start.registerMilliWh()), 1000L);
    return new Bill(
        transaction.reference(),
        begin,
        begin + transaction.energyWh().orElse(0),
        Duration.between(start.timestamp(), stop.map(s -> s.timestamp()).orElse(start.timestamp())),
        transaction.starts(),
        transaction.stops());
  }

  /** The bill in one line. */
  String words() {
    return "transaction %s, %.3f kWh, begin told %d times, end %d times"
        .formatted(transactionId, wattHours() / 1e3, starts, stops);
  }

  private long wattHours() {
    return stopWh - startWh;
  }

  /**
   * Shows the bill beside the meter.
   *
   * @return whether they agree, and begin and end were told exactly once
   */
  boolean show(Narrator narrator, long meterBefore, long meterAfter) {
    long measured = Math.floorDiv(meterAfter, 1000L) - Math.floorDiv(meterBefore, 1000L);
    boolean right = measured == wattHours() && starts == 1 && stops == 1;
    narrator.title("The bill, as the CSMS saw it");
    narrator.plain("  transaction  " + transactionId);
    narrator.plain(
        "  duration     %d h %02d min".formatted(duration.toHours(), duration.toMinutesPart()));
    narrator.plain("  energy       %.3f kWh".formatted(wattHours() / 1e3));
    narrator.plain(
        "  amount       %.2f at 0.%d per kWh"
            .formatted(wattHours() / 1e3 * CENTS_PER_KWH / 100, CENTS_PER_KWH));
    narrator.plain("  meter        %.3f kWh".formatted(measured / 1e3));
    narrator.plain("");
    narrator.verdict(
        right,
        right
            ? "The bill equals the meter; begin and end were told exactly once."
            : "THE BILL IS WRONG: begin told %d times, end %d times, %d Wh on the meter"
                .formatted(starts, stops, measured));
    return right;
  }
}
