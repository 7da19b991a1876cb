package hitchpost.core.types;

import java.util.Optional;

/**
 * How the content of a message to a person is encoded.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.51.
 */
public enum MessageFormat implements WireEnum {
  ASCII("ASCII"),
  HTML("HTML"),
  URI("URI"),
  UTF8("UTF8");

  private final String wire;

  MessageFormat(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<MessageFormat> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
