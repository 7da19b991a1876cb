package hitchpost.hal.board;

/** What a line of a GPIO board can be for. Active means: what its name says is so. */
public enum GpioLine {
  /** Lets the contactor close. */
  CONTACTOR(true),
  /** Lets the contactor of the second and third phase close. */
  PHASES(true),
  LOCK_CLOSE(true),
  LOCK_OPEN(true),
  RCD_TEST(true),
  RCD_RESET(true),
  RED(true),
  GREEN(true),
  BLUE(true),
  BUZZER(true),
  /** Changes its level each time that the supervisor says that all is well. */
  HEARTBEAT(true),

  /** A mirror contact: active while the contactor is open. */
  MIRROR(false),
  LOCKED(false),
  RCD_TRIPPED(false),
  /** A closed circuit: active while nobody has pressed, so that a broken wire counts as pressed. */
  EMERGENCY_STOP_CLOSED(false),
  DOOR(false),
  TILT(false),
  START(false),
  STOP(false),
  BAY(false),
  /** Pilot: an EV is connected. */
  CONNECTED(false),
  /** Pilot: the EV is ready to draw. */
  READY(false),
  /** Pilot: the EV wants ventilation too. */
  VENTILATION(false),
  /** Pilot: shorted, or the diode of the EV is missing. */
  PILOT_FAULT(false);

  private final boolean output;

  GpioLine(boolean output) {
    this.output = output;
  }

  boolean output() {
    return output;
  }
}
