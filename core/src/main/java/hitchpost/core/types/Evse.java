package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * An EVSE, one of its connectors, or the whole station.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.23.
 *
 * @param id numbered from 1; 0 is the whole station
 * @param connectorId numbered from 1 within the EVSE; absent means all its connectors
 */
public record Evse(int id, @Nullable Integer connectorId) {
  public Evse {
    Checks.notNegative(id, "Evse.id");
    Checks.notNegative(connectorId, "Evse.connectorId");
  }

  /** The EVSE with all its connectors. */
  public static Evse of(int id) {
    return new Evse(id, null);
  }
}
