package hitchpost.ocpp201.messages;

/**
 * A functional block of OCPP 2.0.1, in the order of its letters A to P.
 *
 * <p>Source: OCPP 2.0.1 part 2, sections A to P.
 */
public enum Block {
  SECURITY,
  PROVISIONING,
  AUTHORIZATION,
  LOCAL_LIST,
  TRANSACTIONS,
  REMOTE_CONTROL,
  AVAILABILITY,
  RESERVATION,
  TARIFF_AND_COST,
  METER_VALUES,
  SMART_CHARGING,
  FIRMWARE,
  CERTIFICATES,
  DIAGNOSTICS,
  DISPLAY_MESSAGE,
  DATA_TRANSFER;

  /** The letter that use cases of the block begin with. */
  public char letter() {
    return (char) ('A' + ordinal());
  }
}
