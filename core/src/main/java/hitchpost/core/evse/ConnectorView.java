package hitchpost.core.evse;

import hitchpost.core.hardware.Fault;
import hitchpost.core.types.ConnectorStatus;
import hitchpost.core.types.Evse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a status report is made of.
 *
 * @param evse the connector; EVSE 0 is the station itself
 * @param operative whether it may be used by drivers
 * @param plugged whether a cable or a car is there
 * @param fault the fault to report, null when there is none
 * @param info a remark for people, at most 50 characters
 */
public record ConnectorView(
    Evse evse,
    boolean operative,
    boolean plugged,
    Use use,
    boolean reserved,
    @Nullable Fault fault,
    @Nullable String info) {

  /**
   * As every record does it. Spelled out because each step compares the view of each connector, and
   * what records come with takes ten times as long before it is compiled in full.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConnectorView that
        && evse.id() == that.evse.id()
        && Objects.equals(evse.connectorId(), that.evse.connectorId())
        && operative == that.operative
        && plugged == that.plugged
        && use == that.use
        && reserved == that.reserved
        && Objects.equals(fault, that.fault)
        && Objects.equals(info, that.info);
  }

  @Override
  public int hashCode() {
    return Objects.hash(evse, operative, plugged, use, reserved, fault, info);
  }

  /** What all this comes down to. */
  public Condition condition() {
    if (fault != null && fault.inoperative()) {
      return Condition.FAULTED;
    }
    return switch (use) {
      case FREE -> unused(Condition.AVAILABLE);
      // A reserved connector stays so until its driver is known, whoever plugs in.
      case PREPARING -> unused(Condition.PREPARING);
      case CHARGING -> Condition.CHARGING;
      case SUSPENDED_EV -> Condition.SUSPENDED_EV;
      case SUSPENDED_EVSE -> Condition.SUSPENDED_EVSE;
      case ENDING -> operative ? Condition.FINISHING : Condition.UNAVAILABLE;
    };
  }

  private Condition unused(Condition otherwise) {
    if (!operative) {
      return Condition.UNAVAILABLE;
    }
    return reserved ? Condition.RESERVED : otherwise;
  }

  /** The same in the words that say only whether another car could come. */
  public ConnectorStatus status() {
    return switch (condition()) {
      case AVAILABLE -> ConnectorStatus.AVAILABLE;
      // Whoever is authorized and has nothing plugged in occupies nothing.
      case PREPARING, CHARGING, SUSPENDED_EV, SUSPENDED_EVSE, FINISHING ->
          plugged ? ConnectorStatus.OCCUPIED : ConnectorStatus.AVAILABLE;
      case RESERVED -> ConnectorStatus.RESERVED;
      case UNAVAILABLE -> ConnectorStatus.UNAVAILABLE;
      case FAULTED -> ConnectorStatus.FAULTED;
    };
  }

  /** How far a connector is used. */
  public enum Use {
    FREE,
    /** A cable or an authorization is there, but no energy flows yet. */
    PREPARING,
    CHARGING,
    /** The car takes nothing although it is offered energy. */
    SUSPENDED_EV,
    /** The station offers nothing. */
    SUSPENDED_EVSE,
    /** The transaction is over, or about to be; the cable is still there. */
    ENDING
  }
}
