package hitchpost.core.visit;

import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.TxPoint;
import org.jspecify.annotations.Nullable;

/**
 * How things stand at an EVSE, as far as its transaction goes by it.
 *
 * @param grant whoever may charge, null when nobody may
 * @param connector where the car is, 0 while it is not known
 * @param connected whether there is a car
 * @param bay whether there is one in the parking bay, plugged in or not
 * @param permitted whether energy may flow
 * @param use of the connector
 */
record Standing(
    @Nullable Grant grant,
    int connector,
    boolean connected,
    boolean bay,
    boolean permitted,
    Use use) {
  static final Standing EMPTY = waiting(null);

  /** Before there is a car. */
  static Standing waiting(@Nullable Grant grant) {
    return new Standing(grant, 0, false, false, false, Use.FREE);
  }

  /** Whether this is so now. */
  boolean at(TxPoint point) {
    return switch (point) {
      case PARKING_BAY_OCCUPANCY -> bay;
      case EV_CONNECTED -> connected;
      case AUTHORIZED -> grant != null;
      case DATA_SIGNED, POWER_PATH_CLOSED -> permitted;
      case ENERGY_TRANSFER -> permitted && use == Use.CHARGING;
    };
  }

  ChargingState state() {
    if (!connected) {
      return ChargingState.IDLE;
    }
    return switch (use) {
      case CHARGING -> ChargingState.CHARGING;
      case SUSPENDED_EV -> ChargingState.SUSPENDED_EV;
      case SUSPENDED_EVSE -> ChargingState.SUSPENDED_EVSE;
      case FREE, PREPARING, ENDING -> ChargingState.EV_CONNECTED;
    };
  }

  /** Spelled out and by identity, because each step asks it. */
  boolean same(Standing other) {
    return grant == other.grant
        && connector == other.connector
        && connected == other.connected
        && bay == other.bay
        && permitted == other.permitted
        && use == other.use;
  }
}
