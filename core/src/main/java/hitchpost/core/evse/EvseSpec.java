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
 */
public record EvseSpec(
    int id, int phases, int maxMilliAmperes, int nominalVolts, List<ConnectorSpec> connectors) {
  public EvseSpec {
    connectors = List.copyOf(connectors);
    if (connectors.isEmpty()) {
      throw new IllegalArgumentException("EVSE " + id + " has no connector");
    }
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
