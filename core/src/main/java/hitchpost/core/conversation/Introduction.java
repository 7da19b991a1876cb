package hitchpost.core.conversation;

import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.types.RegistrationStatus;

/**
 * What came of the station's introduction to the CSMS, for a person.
 *
 * @param words free of what could act on a terminal
 * @param trouble {@link Trouble#OTHER} when there is none
 */
public record Introduction(String words, Trouble trouble) {
  /** The CSMS answered. */
  public static Introduction answered(RegistrationStatus status) {
    return new Introduction(
        "the CSMS answers the boot: " + status.wire(),
        switch (status) {
          case ACCEPTED -> Trouble.OTHER;
          case PENDING -> Trouble.BOOT_PENDING;
          case REJECTED -> Trouble.BOOT_REJECTED;
        });
  }

  /** The CSMS did not answer in time. */
  public static Introduction unanswered() {
    return new Introduction("the CSMS does not answer the boot", Trouble.BOOT_UNANSWERED);
  }

  /** Why an answer that is not as it should be counts as none. */
  public static String notUnderstood(MessageViolation wrong) {
    return "answer not understood: " + wrong.getMessage();
  }

  /** The CSMS answered with an error, or not as it should. */
  public static Introduction failed(String why) {
    return new Introduction(
        "the boot fails at the CSMS: " + why.replaceAll("\\p{C}", "?"), Trouble.BOOT_FAILED);
  }
}
