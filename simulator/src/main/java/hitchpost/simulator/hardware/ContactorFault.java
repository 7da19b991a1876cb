package hitchpost.simulator.hardware;

/** What can be wrong with a contactor. */
public enum ContactorFault {
  NONE,
  /** Once closed, the contacts never open; the mirror contact says so. */
  WELDED,
  /** The contacts do not close; the mirror contact says so. */
  STUCK_OPEN,
  /** The contacts move, but the mirror contact stays as it last was. */
  FEEDBACK_LOST
}
