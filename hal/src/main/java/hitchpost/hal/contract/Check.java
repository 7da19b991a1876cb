package hitchpost.hal.contract;

/**
 * One thing that every device of a kind does.
 *
 * @param name says it as a sentence
 * @param work tries it on a device of its own; returns when it passed
 */
public record Check(String name, Runnable work) {
  /** Tries it; a driver that throws has failed. */
  public Verdict run() {
    try {
      work.run();
      return new Verdict.Passed();
    } catch (Inapplicable inapplicable) {
      return new Verdict.DoesNotApply(String.valueOf(inapplicable.getMessage()));
    } catch (ContractBroken broken) {
      return new Verdict.Failed(String.valueOf(broken.getMessage()));
    } catch (RuntimeException wrong) {
      return new Verdict.Failed("the driver threw " + wrong);
    }
  }
}
