package hitchpost.hal.device;

import java.time.Duration;

/** Whether power may flow. A permit that is not renewed ends by itself. */
public sealed interface PowerPermit {
  /**
   * Power may flow.
   *
   * @param validFor from now on
   */
  record Granted(Duration validFor) implements PowerPermit {}

  /**
   * Power may not flow: the contactor opens at once, under load as well. Whoever denies has given
   * the EV its time to stop where there was time.
   */
  record Denied(String reason) implements PowerPermit {}
}
