package hitchpost.core.types;

import java.util.Optional;

/**
 * Whether a reset interrupts transactions or waits until there are none.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.74. Both resets of OCPP 1.6, 7.42, are {@link #IMMEDIATE}.
 */
public enum ResetKind implements WireEnum {
  IMMEDIATE("Immediate"),
  ON_IDLE("OnIdle");

  private final String wire;

  ResetKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ResetKind> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
