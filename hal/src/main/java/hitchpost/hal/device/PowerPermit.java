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

  /** Power may not flow. */
  record Denied(Urgency urgency, String reason) implements PowerPermit {}

  /** How a contactor under load is to be opened. */
  enum Urgency {
    /** The EV is asked to stop first and has 6 s for it. */
    GENTLE,
    /** At once. */
    AT_ONCE
  }
}
