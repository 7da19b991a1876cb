package hitchpost.hal.device;

/** What a cable can carry, coded by a resistor in its plug. Source: IEC 61851-1, annex B. */
public enum Cable {
  NONE(0),
  A13(13_000),
  A20(20_000),
  A32(32_000),
  /** 63 A on three phases, 70 A on one. */
  A63(63_000),
  /** Shorted, or no value of the table: nothing may be offered. */
  UNREADABLE(0);

  private final int milliAmperes;

  Cable(int milliAmperes) {
    this.milliAmperes = milliAmperes;
  }

  /** Most it can carry per phase; 0 where nothing may be offered. */
  public int milliAmperes() {
    return milliAmperes;
  }

  /**
   * The cable of a current that a board reads as a number.
   *
   * @param amperes 0 for no cable
   */
  public static Cable ofAmperes(int amperes) {
    return switch (amperes) {
      case 0 -> NONE;
      case 13 -> A13;
      case 20 -> A20;
      case 32 -> A32;
      case 63, 70 -> A63;
      default -> UNREADABLE;
    };
  }
}
