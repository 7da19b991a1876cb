package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Unit of a value; absent means Wh for energies.
 *
 * <p>There is none for frequency, which is in hertz without saying so.
 *
 * <p>Source: OCPP 1.6, 7.45; errata 3.86; OCPP-J 1.6 errata 2.1.
 */
public enum UnitOfMeasure implements WireEnum {
  WH("Wh"),
  KWH("kWh"),
  VARH("varh"),
  KVARH("kvarh"),
  W("W"),
  KW("kW"),
  VA("VA"),
  KVA("kVA"),
  VAR("var"),
  KVAR("kvar"),
  A("A"),
  V("V"),
  K("K"),
  /** Degrees Celsius, misspelt: what a station should send, because every schema has it. */
  CELCIUS("Celcius"),
  /** Degrees Celsius, which only newer schemas know: to be understood, not to be sent. */
  CELSIUS("Celsius"),
  FAHRENHEIT("Fahrenheit"),
  PERCENT("Percent");

  private final String wire;

  UnitOfMeasure(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
