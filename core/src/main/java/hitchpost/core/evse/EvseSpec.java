package hitchpost.core.evse;

import java.util.List;

/**
 * What one EVSE of the station is built of.
 *
 * @param id 1, 2, 3, ... without gaps
 * @param phases 1 to 3
 * @param maxMilliAmperes what the hardware may offer per phase, from 6000
 * @param nominalVolts phase to neutral
 * @param connectors at least one
 * @param baySensor whether a sensor tells whether its parking bay is occupied
 */
public record EvseSpec(
    int id,
    int phases,
    int maxMilliAmperes,
    int nominalVolts,
    List<ConnectorSpec> connectors,
    MeterSpec meter,
    boolean baySensor) {
  public EvseSpec {
    connectors = List.copyOf(connectors);
    if (connectors.isEmpty()) {
      throw new IllegalArgumentException("EVSE " + id + " has no connector");
    }
  }

  /** An EVSE whose parking bay nobody watches. */
  public EvseSpec(
      int id,
      int phases,
      int maxMilliAmperes,
      int nominalVolts,
      List<ConnectorSpec> connectors,
      MeterSpec meter) {
    this(id, phases, maxMilliAmperes, nominalVolts, connectors, meter, false);
  }

  /** An EVSE whose meter signs nothing, and whose parking bay nobody watches. */
  public EvseSpec(
      int id, int phases, int maxMilliAmperes, int nominalVolts, List<ConnectorSpec> connectors) {
    this(id, phases, maxMilliAmperes, nominalVolts, connectors, MeterSpec.PLAIN);
  }

  /** The same with a meter that signs, whatever else was said of it. */
  public EvseSpec signing() {
    var signing = new MeterSpec(true, meter.publicKey());
    return new EvseSpec(id, phases, maxMilliAmperes, nominalVolts, connectors, signing, baySensor);
  }

  /**
   * The meter.
   *
   * @param signs whether it can sign its readings
   * @param publicKey for its signatures, as it is to be told to the CSMS; empty when it has none
   */
  public record MeterSpec(boolean signs, String publicKey) {
    /** A meter that signs nothing. */
    public static final MeterSpec PLAIN = new MeterSpec(false, "");
  }

  /**
   * One connector.
   *
   * @param id 1, 2, ... within the EVSE
   * @param type as in OCPP 2.0.1 ConnectorEnumType, e.g. {@code sType2}
   * @param fixedCable whether the cable is part of the station; a socket has a plug lock instead
   */
  public record ConnectorSpec(int id, String type, boolean fixedCable) {}
}
