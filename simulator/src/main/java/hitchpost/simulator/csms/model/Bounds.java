package hitchpost.simulator.csms.model;

/**
 * How much the CSMS remembers; where a bound is hit, the oldest goes. All at least 1.
 *
 * @param ledgerEntries entries of the ledger
 * @param transactions transactions; those that are open stay, however many there are
 * @param meterValues MeterValues messages of one transaction
 */
public record Bounds(int ledgerEntries, int transactions, int meterValues) {
  /** Forgets nothing: for runs that end. */
  public static final Bounds NONE =
      new Bounds(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** For a process that stays: 20 000 ledger entries, 10 000 transactions, 10 000 meter values. */
  public static final Bounds PUBLISHED = new Bounds(20_000, 10_000, 10_000);

  public Bounds {
    if (ledgerEntries < 1 || transactions < 1 || meterValues < 1) {
      throw new IllegalArgumentException("every bound is at least 1");
    }
  }
}
