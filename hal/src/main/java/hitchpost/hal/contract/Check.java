package hitchpost.hal.contract;

import java.util.function.Supplier;

/**
 * One thing that every device of a kind does.
 *
 * @param name says it as a sentence
 * @param work tries it on a device of its own
 */
public record Check(String name, Supplier<Verdict> work) {
  /** Tries it; a driver that throws has failed. */
  public Verdict run() {
    try {
      return work.get();
    } catch (ContractBroken broken) {
      return new Verdict.Failed(String.valueOf(broken.getMessage()));
    } catch (RuntimeException wrong) {
      return new Verdict.Failed("the driver threw " + wrong);
    }
  }
}
