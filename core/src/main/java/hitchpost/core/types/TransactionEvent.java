package hitchpost.core.types;

import java.util.Optional;

/**
 * The place of an event in the life of a transaction.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.80.
 */
public enum TransactionEvent implements WireEnum {
  STARTED("Started"),
  UPDATED("Updated"),
  ENDED("Ended");

  private final String wire;

  TransactionEvent(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<TransactionEvent> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
