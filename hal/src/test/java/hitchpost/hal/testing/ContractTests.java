package hitchpost.hal.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import hitchpost.hal.contract.Check;
import hitchpost.hal.contract.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Makes tests of the checks of a contract. */
public final class ContractTests {
  private ContractTests() {}

  public static Stream<DynamicTest> of(List<Check> checks) {
    return checks.stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> judge(check.run())));
  }

  private static void judge(Verdict verdict) {
    switch (verdict) {
      case Verdict.Passed() -> {}
      case Verdict.Failed(String reason) -> fail(reason);
      case Verdict.DoesNotApply(String reason) -> abort("does not apply: " + reason);
    }
  }
}
