package hitchpost.ocpp201.messages;

/**
 * A functional block of OCPP 2.0.1.
 *
 * <p>Source: OCPP 2.0.1 part 2, sections A to P.
 */
public enum Block {
  SECURITY('A'),
  PROVISIONING('B'),
  AUTHORIZATION('C'),
  LOCAL_LIST('D'),
  TRANSACTIONS('E'),
  REMOTE_CONTROL('F'),
  AVAILABILITY('G'),
  RESERVATION('H'),
  TARIFF_AND_COST('I'),
  METER_VALUES('J'),
  SMART_CHARGING('K'),
  FIRMWARE('L'),
  CERTIFICATES('M'),
  DIAGNOSTICS('N'),
  DISPLAY_MESSAGE('O'),
  DATA_TRANSFER('P');

  private final char letter;

  Block(char letter) {
    this.letter = letter;
  }

  /** The letter that use cases of the block begin with. */
  public char letter() {
    return letter;
  }
}
