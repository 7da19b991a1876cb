package hitchpost.core.hardware;

/** State of the control pilot line. Source: IEC 61851-1, annex A. */
public enum Pilot {
  /** No EV connected. */
  A,
  /** EV connected, not ready to draw. */
  B,
  /** EV ready to draw. */
  C,
  /** EV ready to draw, ventilation required. */
  D,
  /** Pilot shorted, or the EVSE has no power. */
  E,
  /** EVSE not available. */
  F;

  /** Whether an EV is connected. */
  public boolean connected() {
    return this == B || this == C || this == D;
  }

  /** Whether the EV is ready to draw. */
  public boolean ready() {
    return this == C || this == D;
  }
}
