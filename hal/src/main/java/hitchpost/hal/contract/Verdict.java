package hitchpost.hal.contract;

/** What came of a check. */
public sealed interface Verdict {
  record Passed() implements Verdict {}

  /**
   * The driver does not do it.
   *
   * @param reason what was seen instead
   */
  record Failed(String reason) implements Verdict {}

  /**
   * The device cannot do it, and says so.
   *
   * @param reason why it is not asked for
   */
  record DoesNotApply(String reason) implements Verdict {}
}
