package hitchpost.hal.safety;

/** Why power may not flow; the first of those that hold, in this order. */
public enum Obstacle {
  SHUT_DOWN("the station ends", false),
  BOARD_UNREACHABLE("the board cannot be reached", false),
  STARTING("it is not known yet how the hardware is", false),
  FAULT("there is a fault", false),
  LEASE_OVER("the station has not renewed its permit", false),
  NO_CAR("no car is connected", false),
  UNLOCKED("the plug is not held", false),
  CONTACTOR_LATE("the contactor did not open when the car had stopped", false),
  UNLOCKING("the plug is wanted free", true),
  PHASES("the number of phases changes", true),
  NOT_WANTED("nobody is to charge", true);

  private final String text;
  private final boolean gentle;

  Obstacle(String text, boolean gentle) {
    this.text = text;
    this.gentle = gentle;
  }

  /** For an installer to read. */
  public String text() {
    return text;
  }

  /** Whether the car is given time to stop drawing before the contactor opens. */
  boolean gentle() {
    return gentle;
  }
}
