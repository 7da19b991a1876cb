package hitchpost.core.types;

import java.util.Optional;

/**
 * What occasioned a meter reading.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.66; OCPP 1.6, 7.35.
 */
public enum ReadingContext implements WireEnum {
  INTERRUPTION_BEGIN("Interruption.Begin"),
  INTERRUPTION_END("Interruption.End"),
  OTHER("Other"),
  SAMPLE_CLOCK("Sample.Clock"),
  SAMPLE_PERIODIC("Sample.Periodic"),
  TRANSACTION_BEGIN("Transaction.Begin"),
  TRANSACTION_END("Transaction.End"),
  TRIGGER("Trigger");

  private final String wire;

  ReadingContext(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ReadingContext> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
