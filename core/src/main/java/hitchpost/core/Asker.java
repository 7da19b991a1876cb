package hitchpost.core;

/** Who waits for the answer to an {@link Ask}. */
public sealed interface Asker {
  /** The CSMS, with the message id of its call. */
  record Csms(String messageId) implements Asker {}

  /** A local user, with the number of the question. */
  record Local(long question) implements Asker {}
}
