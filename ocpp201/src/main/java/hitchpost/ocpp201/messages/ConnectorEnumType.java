package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Kind of a connector: a cable (c), a socket (s), by induction (w), or something else.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.22.
 */
public enum ConnectorEnumType implements WireEnum {
  C_CCS1("cCCS1"),
  C_CCS2("cCCS2"),
  C_G105("cG105"),
  C_TESLA("cTesla"),
  C_TYPE1("cType1"),
  C_TYPE2("cType2"),
  S309_1P_16A("s309-1P-16A"),
  S309_1P_32A("s309-1P-32A"),
  S309_3P_16A("s309-3P-16A"),
  S309_3P_32A("s309-3P-32A"),
  S_BS1361("sBS1361"),
  S_CEE_7_7("sCEE-7-7"),
  S_TYPE2("sType2"),
  S_TYPE3("sType3"),
  OTHER_1PH_MAX_16A("Other1PhMax16A"),
  OTHER_1PH_OVER_16A("Other1PhOver16A"),
  OTHER_3PH("Other3Ph"),
  PAN("Pan"),
  W_INDUCTIVE("wInductive"),
  W_RESONANT("wResonant"),
  UNDETERMINED("Undetermined"),
  UNKNOWN("Unknown");

  private final String wire;

  ConnectorEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
