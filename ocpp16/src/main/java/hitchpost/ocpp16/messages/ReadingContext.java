package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * What occasioned a value; absent means {@link #SAMPLE_PERIODIC}.
 *
 * <p>Source: OCPP 1.6, 7.35.
 */
public enum ReadingContext implements WireEnum {
  INTERRUPTION_BEGIN("Interruption.Begin"),
  INTERRUPTION_END("Interruption.End"),
  SAMPLE_CLOCK("Sample.Clock"),
  SAMPLE_PERIODIC("Sample.Periodic"),
  TRANSACTION_BEGIN("Transaction.Begin"),
  TRANSACTION_END("Transaction.End"),
  TRIGGER("Trigger"),
  OTHER("Other");

  private final String wire;

  ReadingContext(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
