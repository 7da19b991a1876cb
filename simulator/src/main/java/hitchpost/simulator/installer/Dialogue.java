package hitchpost.simulator.installer;

/** Somebody at the hardware, who is asked what he sees. */
interface Dialogue {
  void say(String line);

  /** What he answers; empty when he answers nothing any more. */
  String ask(String question);

  /** Asks until the answer is yes or no; whoever answers nothing says no. */
  default boolean yes(String question) {
    String answer = ask(question + " [y/n]");
    while (!answer.isEmpty() && !answer.matches("(?i)y|yes|n|no")) {
      answer = ask("Please answer y or n. " + question + " [y/n]");
    }
    return answer.matches("(?i)y|yes");
  }
}
