package hitchpost.core.types;

import java.util.Optional;

/**
 * The type of the values of a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.26.
 */
public enum DataEnum implements WireEnum {
  STRING("string"),
  DECIMAL("decimal"),
  INTEGER("integer"),
  DATE_TIME("dateTime"),
  BOOLEAN("boolean"),
  OPTION_LIST("OptionList"),
  SEQUENCE_LIST("SequenceList"),
  MEMBER_LIST("MemberList");

  private final String wire;

  DataEnum(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<DataEnum> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
