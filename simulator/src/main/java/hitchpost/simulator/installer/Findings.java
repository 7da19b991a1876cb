package hitchpost.simulator.installer;

import java.util.LinkedHashMap;
import java.util.Map;

/** What came of a guided test, part by part. */
final class Findings {
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

  /** What came of a part. */
  private enum Outcome {
    WORKS("works"),
    FAILED("FAILED"),
    SKIPPED("not tested");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }
  }

  void found(String part, boolean works) {
    outcomes.put(part, works ? Outcome.WORKS : Outcome.FAILED);
  }

  void skipped(String part) {
    outcomes.put(part, Outcome.SKIPPED);
  }

  boolean failed() {
    return outcomes.containsValue(Outcome.FAILED);
  }

  void print(Dialogue to) {
    to.say("");
    outcomes.forEach((part, outcome) -> to.say("  " + part + ": " + outcome.text));
  }
}
