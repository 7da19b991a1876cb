package hitchpost.simulator;

/**
 * The user typed what a command cannot take; the message says what and what would be right. The
 * program shows it and ends with exit code 2.
 */
public final class UsageException extends RuntimeException {
  /** The message is shown as it is, so it starts with what is wrong. */
  public UsageException(String message) {
    super(message);
  }
}
